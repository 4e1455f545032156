/** The made-up BFF that the previews talk to: msw answers for it, and no such host exists (RFC 2606). */
export const galleryBff = 'https://bff.gallery.example';
