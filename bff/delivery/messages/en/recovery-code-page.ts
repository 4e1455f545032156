/** The page with a recovery code on it, to be printed or kept as a file (product rule 21). */
export const recoveryCodePage = {
  title: 'Your recovery code',
  intro: (clinic: string) =>
    `With this code and your password you can log in at ${clinic} when what you use for 2-Step Verification is not at hand: a lost phone, say, or a new one.`,
  codeLabel: 'Recovery code',
  username: 'Username',
  issued: 'Issued',
  howTo: 'How to use it',
  steps: [
    'Log in with your username and your password.',
    'When you are asked for the second step, choose “Use recovery code instead”.',
    'Type the code. Capital or small letters, with or without a space: all are fine.',
  ],
  once: 'It works once. You are then shown a new code: save that one, and throw this page away.',
  keeping: 'How to keep it',
  likeAKey: (clinic: string) =>
    `Keep it like a key: where only you can reach it, and apart from your password. Nobody at ${clinic} will ever ask you for it.`,
  lost: 'Is it lost, or may somebody have seen it? Then choose “Generate new code” in My Account, under 2-Step Verification: this one stops working at once.',
  /** Where the clinic's name cannot be printed. */
  yourClinic: 'your clinic',
};
