import { NextRequest } from 'next/server';
import { type AuthContext, handleAuth } from '@/lib/auth/handler';
import { route } from '@/lib/http';
import { admission } from '@/lib/signup/service/admission';

const handler = route<AuthContext>(async (request, context) =>
  handleAuth(request instanceof NextRequest ? request : new NextRequest(request), context, admission),
);

export { handler as GET, handler as POST };
