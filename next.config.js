const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

/** What is not a page (JSON, pictures, mail links' targets) loads nothing and runs nothing when it is opened by itself. */
const noPage = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'" };

/** What somebody shared by a link: not for search engines, and its address not for the sites it leads to. */
const shared = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
];

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The other name of this machine: without it pages there never come alive in development.
  allowedDevOrigins: ['127.0.0.1'],
  // npm test checks types; a start should not pay for it.
  typescript: { ignoreBuildErrors: true },
  // Thumbnails are made once, at write time; the optimizer would decode hostile pictures on request.
  images: { unoptimized: true },
  serverExternalPackages: ['sharp', 'pg', '@node-rs/argon2', 'pino', 'nodemailer'],
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: [noPage] },
    { source: '/s/:path*', headers: shared },
    { source: '/api/s/:path*', headers: shared },
  ],
};

export default config;
