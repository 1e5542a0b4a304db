package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequests;
import cognitosync.localcloud.userpool.oauth.AuthorizationResponse;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.users.BrowserSessions;
import cognitosync.localcloud.userpool.users.Codes;
import cognitosync.localcloud.userpool.users.ConfirmSignUp;
import cognitosync.localcloud.userpool.users.ForgotPassword;
import cognitosync.localcloud.userpool.users.Lockouts;
import cognitosync.localcloud.userpool.users.PasswordSignIn;
import cognitosync.localcloud.userpool.users.Passwords;
import cognitosync.localcloud.userpool.users.SignUp;
import cognitosync.localcloud.userpool.users.Users;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The pages of every pool, composed; each pool's domain gets its own routes. */
public final class HostedUi {
    /**
     * Dependencies of the pages.
     *
     * @param inboxUrl the inbox of local mail
     */
    public record Dependencies(
            Database database,
            InstantSource clock,
            SecureRandom random,
            Users users,
            Passwords passwords,
            Codes codes,
            Lockouts lockouts,
            BrowserSessions sessions,
            Brandings brandings,
            AuthorizationRequests requests,
            AuthorizationResponse responses,
            String inboxUrl) {}

    private static final Templates TEMPLATES = new Templates(HostedUi.class);

    private final Dependencies dependencies;
    private final CsrfGuard guard;

    /** Composes the pages. */
    public HostedUi(Dependencies dependencies) {
        this.dependencies = dependencies;
        this.guard = new CsrfGuard(dependencies.random());
    }

    /** The error page of all endpoints of the domain. */
    public static AuthorizationRequests.ErrorPage refusal() {
        return (status, error, sentence) -> PageEndpoint.error(TEMPLATES, status, error, sentence);
    }

    /** Adds the pages of a pool's domain. */
    public void addRoutes(PoolEndpoint.Routing routes) {
        BrandingThemes themes = new BrandingThemes(dependencies.brandings());
        PageEndpoint.Frame frame = new PageEndpoint.Frame(
                dependencies.requests(), themes, TEMPLATES, guard, refusal(), dependencies.inboxUrl());
        ConfirmUserPage confirmUser = new ConfirmUserPage(
                new ConfirmSignUp(
                        dependencies.database(), dependencies.users(), dependencies.codes(), dependencies.lockouts()),
                dependencies.sessions(),
                dependencies.responses());
        add(routes, frame, login());
        add(routes, frame, new SignupPage(signUp(), dependencies.sessions()));
        add(routes, frame, confirmUser);
        ForgotPassword forgotPassword = forgotPassword();
        add(routes, frame, new ForgotPasswordPage(forgotPassword));
        add(routes, frame, new ConfirmForgotPasswordPage(forgotPassword));
        routes.add(
                "POST",
                ConfirmUserPage.ResendCode.PATH,
                new PageEndpoint(frame, new ConfirmUserPage.ResendCode(confirmUser)));
        file(routes, "/tokens.css", StaticFile.tokens());
        file(routes, "/sign-in.css", new StaticFile(HostedUi.class, "sign-in.css", "text/css; charset=utf-8"));
        file(routes, "/favicon.svg", new StaticFile(HostedUi.class, "favicon.svg", "image/svg+xml"));
        routes.add("GET", "/look.css", themes);
    }

    private LoginPage login() {
        return new LoginPage(
                new PasswordSignIn(dependencies.users(), dependencies.passwords(), dependencies.lockouts()),
                dependencies.sessions(),
                dependencies.responses(),
                dependencies.clock());
    }

    private SignUp signUp() {
        return new SignUp(
                dependencies.database(),
                dependencies.users(),
                dependencies.passwords(),
                dependencies.codes(),
                dependencies.clock());
    }

    private ForgotPassword forgotPassword() {
        return new ForgotPassword(
                dependencies.database(),
                dependencies.users(),
                dependencies.passwords(),
                dependencies.codes(),
                dependencies.lockouts(),
                dependencies.sessions(),
                dependencies.clock());
    }

    private static void add(PoolEndpoint.Routing routes, PageEndpoint.Frame frame, Page page) {
        PoolEndpoint endpoint = new PageEndpoint(frame, page);
        routes.add("GET", page.path(), endpoint);
        routes.add("POST", page.path(), endpoint);
    }

    private static void file(PoolEndpoint.Routing routes, String path, StaticFile file) {
        routes.add("GET", path, call -> file.respond(call.request()));
    }
}
