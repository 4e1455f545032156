/** English for `<clinic-credentials>`; the buttons' and labels' wording is public API (product, "Fixed names"). */
export const credentialsEnglish = {
  heading: 'Username and password',
  explanation: 'Change your username, your password or both. A new password logs you out everywhere else.',
  currentPassword: 'Current password',
  newPasswordHint: 'Changing only your username? Enter your current password here too.',
  manageSessions: 'Manage Sessions',
  save: 'Save',
  saving: 'Saving…',
  saved: {
    username: 'Your new username is saved.',
    password: 'Your new password is saved. You are logged out everywhere else.',
    both: 'Your new username and password are saved. You are logged out everywhere else.',
  },
  errors: {
    currentPasswordMissing: 'Enter your current password.',
    'wrong-password': 'That is not your current password. Try again.',
    nothingChanged: 'That is your current password. Choose another one, or another username.',
    'password-too-short': 'That password is too short. Use a longer one.',
  },
};

/** The sentences of `<clinic-credentials>` in one language. */
export type CredentialsMessages = typeof credentialsEnglish;
