package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.userpool.oauth.AuthorizationResponse;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.PasswordSignIn;
import cognitosync.localcloud.userpool.users.User;
import cognitosync.localcloud.userpool.users.UserPoolException;
import cognitosync.localcloud.userpool.users.UserStatus;
import java.time.InstantSource;
import java.util.Map;

/**
 * {@code /login}: email address and password.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html">Login endpoint</a>
 */
record LoginPage(PasswordSignIn signIn, BrowserSessions sessions, AuthorizationResponse responses, InstantSource clock)
        implements Page {
    private static final Map<String, String> NOTICES = Map.of(
            "confirmed",
            Messages.text("sign-in.login.confirmed"),
            "reset",
            Messages.text("sign-in.login.password-changed"));

    @Override
    public String path() {
        return "/login";
    }

    @Override
    public String template() {
        return "login";
    }

    @Override
    public String title() {
        return Messages.text("sign-in.login.title");
    }

    @Override
    public Map<String, Object> values(PageRequest page) {
        String notice = page.http().query("notice").orElse("");
        return Map.of(
                "notice",
                NOTICES.getOrDefault(notice, ""),
                "selfSignUp",
                page.pool().selfSignUp());
    }

    @Override
    public Response submit(PageRequest page) {
        User user = signIn.run(page.pool(), page.client(), page.field("username"), page.secret("password"));
        if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
            // It is replaced through the API only; the code page, which is next for others, would lead nowhere.
            throw new UserPoolException(
                    "NotAuthorizedException",
                    "The temporary password has to be replaced first.",
                    Messages.text("sign-in.login.temporary"));
        }
        sessions.close(page.pool(), page.http());
        Response next = user.confirmed()
                ? Response.found(responses.location(page.pool(), page.authorization(), user, clock.instant()))
                : Response.seeOther(page.link("/confirmUser", user.email()));
        return sessions.open(next, page.pool(), user);
    }
}
