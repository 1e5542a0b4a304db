package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.page.StaticFile;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequests;
import cognitosync.localcloud.userpool.oauth.AuthorizationResponse;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.users.Accounts;
import cognitosync.localcloud.userpool.users.BrowserSessions;
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
            InstantSource clock,
            SecureRandom random,
            Accounts accounts,
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
        Accounts accounts = dependencies.accounts();
        ConfirmUserPage confirmUser =
                new ConfirmUserPage(accounts.confirmation(), dependencies.sessions(), dependencies.responses());
        add(
                routes,
                frame,
                new LoginPage(
                        accounts.signIn(), dependencies.sessions(), dependencies.responses(), dependencies.clock()));
        add(routes, frame, new SignupPage(accounts.registration(), dependencies.sessions()));
        add(routes, frame, confirmUser);
        add(routes, frame, new ForgotPasswordPage(accounts.passwordReset()));
        add(routes, frame, new ConfirmForgotPasswordPage(accounts.passwordReset()));
        routes.add(
                "POST",
                ConfirmUserPage.ResendCode.PATH,
                new PageEndpoint(frame, new ConfirmUserPage.ResendCode(confirmUser)));
        file(routes, "/tokens.css", StaticFile.tokens());
        file(routes, "/sign-in.css", new StaticFile(HostedUi.class, "sign-in.css", "text/css; charset=utf-8"));
        file(routes, "/favicon.svg", new StaticFile(HostedUi.class, "favicon.svg", "image/svg+xml"));
        routes.add("GET", "/look.css", themes);
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
