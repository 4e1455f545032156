interface ImportMetaEnv {
  /** The BFF's base URL, for the build. */
  readonly VITE_BFF?: string;
}
