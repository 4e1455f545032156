/** English for the fields in which a username or a password is chosen; labels are public API. */
export const credentialFieldsEnglish = {
  newPassword: 'New password',
  confirmPassword: 'Confirm new password',
  usernameHint:
    '3 characters or more. Letters, numbers and .\u00a0_\u00a0+\u00a0@\u00a0- work, an email address too.',
  passwordHint: (length: string) =>
    `${length} characters or more. A few words in a row are easy to remember.`,
  strength: {
    weak: 'Strength: Weak. Add more words.',
    fair: 'Strength: Fair. Add another word.',
    good: 'Strength: Good',
    strong: 'Strength: Strong',
  },
  errors: {
    usernameMissing: 'Choose a username.',
    'username-taken': 'Somebody else at this clinic has that username. Choose another one.',
    'username-unusable':
      'That can’t be a username. Use 3 characters or more: letters, numbers and .\u00a0_\u00a0+\u00a0@\u00a0-',
    newPasswordMissing: 'Choose a new password.',
    confirmMissing: 'Enter the new password once more.',
    confirmDifferent: 'The two new passwords are not the same. Enter the same one twice.',
    'password-too-short': (length: string) => `That password is too short. Use ${length} characters or more.`,
    'password-too-long': 'That password is too long. Use 128 characters at most.',
    'password-common': 'That is one of the passwords that everybody uses. Choose another one.',
    'password-personal': 'That password is made of your own names or the clinic’s. Choose another one.',
    'password-guessable':
      'That password can be guessed within minutes. Add more words, or choose another one.',
    'password-breached': 'That password was found among stolen ones on the internet. Choose another one.',
  },
};

/** The sentences of these fields in one language. */
export type CredentialFieldMessages = typeof credentialFieldsEnglish;
