package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.oauth.AuthorizationResponse;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Confirmation;
import cognitosync.localcloud.userpool.users.User;
import java.util.Map;
import java.util.Optional;

/** {@code /confirmUser}: the code from the mail; leads back to the app where the password was given in the same browser. */
record ConfirmUserPage(Confirmation confirm, BrowserSessions sessions, AuthorizationResponse responses)
        implements Page {
    @Override
    public String path() {
        return "/confirmUser";
    }

    @Override
    public String template() {
        return "confirm-user";
    }

    @Override
    public String title() {
        return Messages.text("sign-in.confirm.title");
    }

    @Override
    public Map<String, Object> values(PageRequest page) {
        boolean resent = page.http().query("notice").equals(Optional.of("resent"));
        return Map.of(
                "notice", resent ? Messages.text("sign-in.confirm.resent") : "", "resend", page.link(ResendCode.PATH));
    }

    @Override
    public Response submit(PageRequest page) {
        User user = confirm.run(page.pool(), page.client(), page.field("username"), page.field("code"));
        return sessions.find(page.pool(), page.http())
                .filter(session -> session.sub().equals(user.sub()))
                .map(session ->
                        Response.found(responses.location(page.pool(), page.authorization(), user, session.authTime())))
                .orElseGet(() -> Response.seeOther(page.link("/login", user.email()) + "&notice=confirmed"));
    }

    /** {@code POST /resendcode}: the second button of the page, whose form shows the errors of both. */
    record ResendCode(ConfirmUserPage page) implements Page {
        static final String PATH = "/resendcode";

        @Override
        public String path() {
            return page.path();
        }

        @Override
        public String template() {
            return page.template();
        }

        @Override
        public String title() {
            return page.title();
        }

        @Override
        public Map<String, Object> values(PageRequest request) {
            return page.values(request);
        }

        @Override
        public Response submit(PageRequest request) {
            String username = request.field("username");
            page.confirm.resendCode(request.pool(), request.client(), username);
            return Response.seeOther(request.link(page.path(), username) + "&notice=resent");
        }
    }
}
