import { serveShared } from '../serve';

export const GET = serveShared('result');
