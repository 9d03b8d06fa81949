/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Thumbnails are made once, at write time; the optimizer would decode hostile pictures on request.
  images: { unoptimized: true },
  serverExternalPackages: ['sharp', 'pg', '@node-rs/argon2', 'pino', 'nodemailer'],
  experimental: { serverActions: { bodySizeLimit: '64kb' } },
};

export default config;
