import { serveImage } from '../serve';

export const GET = serveImage('result');
