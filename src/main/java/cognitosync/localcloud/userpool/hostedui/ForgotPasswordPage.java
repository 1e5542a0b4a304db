package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.users.PasswordReset;

/** {@code /forgotPassword}: requests a code by email address. */
record ForgotPasswordPage(PasswordReset forgot) implements Page {
    @Override
    public String path() {
        return "/forgotPassword";
    }

    @Override
    public String template() {
        return "forgot-password";
    }

    @Override
    public String title() {
        return Messages.text("sign-in.forgot.title");
    }

    @Override
    public Response submit(PageRequest page) {
        String username = page.field("username");
        forgot.sendCode(page.pool(), page.client(), username);
        return Response.seeOther(page.link("/confirmForgotPassword", username));
    }
}
