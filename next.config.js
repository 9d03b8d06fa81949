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

/** Pages get this from proxy.ts, which knows APP_URL; what it does not cover has only the header of the proxy in front. */
const transport = { key: 'Strict-Transport-Security', value: 'max-age=63072000' };

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // npm test checks types; a start should not pay for it.
  typescript: { ignoreBuildErrors: true },
  // Thumbnails are made once, at write time; the optimizer would decode hostile pictures on request.
  images: { unoptimized: true },
  serverExternalPackages: ['sharp', 'pg', '@node-rs/argon2', 'pino', 'nodemailer'],
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/:path*', headers: [noPage] },
    {
      source: '/api/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [transport],
    },
  ],
};

export default config;
