package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.userpool.oauth.AuthorizationResponse;
import cognitosync.localcloud.userpool.oauth.SessionCookie;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.ConfirmSignUp;
import cognitosync.localcloud.userpool.users.User;
import java.util.Map;
import java.util.Optional;

/** {@code /confirmUser}: the code from the mail; leads back to the app where the password was given in the same browser. */
record ConfirmUserPage(ConfirmSignUp confirm, BrowserSessions sessions, AuthorizationResponse responses)
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
        return "Confirm your address";
    }

    @Override
    public Map<String, Object> values(PageRequest page) {
        boolean resent = page.http().query("notice").equals(Optional.of("resent"));
        return Map.of(
                "notice",
                resent ? "If an account waits for a code, a new one is on its way." : "",
                "resend",
                page.link(ResendCode.PATH));
    }

    @Override
    public Response submit(PageRequest page) {
        User user = confirm.run(page.pool(), page.field("username"), page.field("code"));
        Optional<BrowserSessions.Session> session = SessionCookie.read(page.pool(), page.http())
                .flatMap(token -> sessions.find(token, page.pool().id()))
                .filter(found -> found.sub().equals(user.sub()));
        return session.map(found ->
                        Response.found(responses.location(page.pool(), page.authorization(), user, found.authTime())))
                .orElseGet(() -> Response.seeOther(page.link("/login", user.email()) + "&notice=confirmed"));
    }
}
