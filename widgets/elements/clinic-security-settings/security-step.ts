/**
 * What `<clinic-security-settings>` shows to those who may change them: the settings as the person wishes them, then
 * what that changes, with the password.
 */
export type SecurityStepName = 'security-settings' | 'confirm-security-settings';
