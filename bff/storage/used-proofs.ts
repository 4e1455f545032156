/** A proof that has opened something, and opens nothing more (RFC 9449 11.1). */
export interface UsedProof {
  readonly clinicId: number;
  /** The minute since the epoch that it was made in, by its own word: so it is known when no one need remember it. */
  readonly minute: number;
  /** Of its key and its `jti`. */
  readonly proofHash: string;
}

/**
 * Which proofs have been used, for all nodes on one database. It may lose what it knows when the power fails, for a
 * thousand proofs a second are too many to wait for the disk each time. Therefore it has epochs: a store that may have
 * forgotten something is in a new one, and whatever belongs to an older epoch opens nothing.
 */
export interface ProofStore {
  /** The present epoch's name, as it stands in the store. */
  epoch(): Promise<string>;
  /**
   * Uses a proof up, in one guarded statement: of several at once, at whichever nodes, one wins.
   *
   * @param epoch the epoch that the proof belongs to.
   * @returns false: it was used before, or that epoch is over.
   */
  use(proof: UsedProof, epoch: string): Promise<boolean>;
  /**
   * Forgets proofs of minutes before this one.
   *
   * @param most in one statement, so that nobody waits for long.
   * @returns how many; fewer than `most`: there are no more.
   */
  forget(beforeMinute: number, most: number): Promise<number>;
  close(): void;
}
