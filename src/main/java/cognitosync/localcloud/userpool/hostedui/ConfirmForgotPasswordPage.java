package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.users.PasswordReset;
import java.util.Map;

/** {@code /confirmForgotPassword}: the code from the mail and a new password. */
record ConfirmForgotPasswordPage(PasswordReset forgot) implements Page {
    @Override
    public String path() {
        return "/confirmForgotPassword";
    }

    @Override
    public String template() {
        return "confirm-forgot-password";
    }

    @Override
    public String title() {
        return Messages.text("sign-in.reset.title");
    }

    @Override
    public Map<String, Object> values(PageRequest page) {
        return Map.of(
                "passwordHint", page.pool().passwordPolicy().hint(),
                "minimumLength", page.pool().passwordPolicy().minimumLength());
    }

    @Override
    public Response submit(PageRequest page) {
        String username = page.field("username");
        forgot.confirm(page.pool(), page.client(), username, page.field("code"), page.secret("password"));
        return Response.seeOther(page.link("/login", username) + "&notice=reset");
    }
}
