package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.hostedui.Page.PageRequest;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequest;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequests;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import cognitosync.localcloud.userpool.users.UserPoolException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The endpoint of a page: reads the authorization request, shows the form, handles its submission, shows its errors. */
record PageEndpoint(Frame frame, Page page) implements PoolEndpoint {
    /**
     * Dependencies of all pages.
     *
     * @param inboxUrl the inbox of local mail
     */
    record Frame(
            AuthorizationRequests requests,
            BrandingThemes themes,
            Templates templates,
            CsrfGuard guard,
            AuthorizationRequests.ErrorPage refusal,
            String inboxUrl) {}

    @Override
    public Response respond(PoolCall call) {
        return frame.requests()
                .read(call)
                .answer(
                        frame.refusal(),
                        request -> answer(call, new PageRequest(call.request(), call.pool(), request)));
    }

    private Response answer(PoolCall call, PageRequest asked) {
        if (frame.themes().of(call.domain(), asked.client()).isEmpty()) {
            return frame.refusal().show(403, "Login pages unavailable", Messages.text("sign-in.error.no-branding"));
        }
        return call.request().method().equals("POST") ? submit(asked) : show(asked, 200, Optional.empty());
    }

    private Response submit(PageRequest asked) {
        if (!frame.guard().passes(asked.pool(), asked.http())) {
            return show(asked, 403, Optional.of(Messages.text("sign-in.error.stale-form")));
        }
        try {
            return secured(page.submit(asked));
        } catch (AwsException e) {
            return show(asked, 400, Optional.of(UserPoolException.sentence(e)));
        }
    }

    private Response show(PageRequest asked, int status, Optional<String> error) {
        String csrf = frame.guard().token(asked.pool(), asked.http());
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("title", page.title());
        values.put("action", asked.link(page.path()));
        values.put("query", asked.authorization().query());
        values.put("clientId", asked.client().id());
        values.put("csrf", csrf);
        values.put("error", error.orElse(""));
        values.put("inboxUrl", frame.inboxUrl());
        values.put("username", username(asked));
        values.putAll(page.values(asked));
        Response response = Response.html(status, frame.templates().render(page.template(), values));
        return frame.guard().remember(page(response, Optional.of(asked.authorization())), asked.pool(), csrf);
    }

    private static String username(PageRequest asked) {
        String typed = asked.field("username");
        return typed.isEmpty() ? asked.authorization().loginHint().orElse("") : typed;
    }

    /** The page of an error that cannot be redirected to the app. */
    static Response error(Templates templates, int status, String error, String sentence) {
        Map<String, Object> values =
                Map.of("title", Messages.text("sign-in.error.title"), "code", error, "error", sentence);
        return page(Response.html(status, templates.render("error", values)), Optional.empty());
    }

    // Forms lead back here and, after sign-in, to the app.
    private static Response page(Response response, Optional<AuthorizationRequest> authorization) {
        // Chromium applies form-action to the redirects after a form too: the app's origin has to be named.
        String app = authorization
                .map(request -> " " + origin(request.redirectUri()))
                .orElse("");
        return secured(response)
                .with(
                        "Content-Security-Policy",
                        // No script runs here; connect-src lets Lighthouse fetch robots.txt from the page.
                        "default-src 'none'; style-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'"
                                + app
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .with("X-Frame-Options", "DENY");
    }

    // Redirects too, which may contain a code.
    private static Response secured(Response response) {
        return response.with("Cache-Control", "no-store")
                // "no-referrer" would make browsers send "Origin: null" with the forms.
                .with("Referrer-Policy", "same-origin")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static String origin(String redirectUri) {
        URI uri = URI.create(redirectUri);
        return uri.getRawAuthority() == null ? uri.getScheme() + ":" : uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
