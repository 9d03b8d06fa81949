import { type AuthContext, handleAuth } from '@/lib/auth/handler';
import { route } from '@/lib/http';
import { admission } from '@/lib/signup/service/admission';

const handler = route<AuthContext>((request, context) => handleAuth(request, context, admission));

export { handler as GET, handler as POST };
