package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.oauth.AuthorizationErrorPage;
import cognitosync.localcloud.userpool.oauth.AuthorizationRequests;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What every page does: reads the authorization request, shows the form, handles it when it is posted, shows its errors. */
record PageEndpoint(Frame frame, Page page) implements PoolEndpoint {
    /**
     * What pages share.
     *
     * @param inboxUrl the inbox of local mail
     */
    record Frame(
            AuthorizationRequests requests,
            BrandingThemes themes,
            Templates templates,
            CsrfGuard guard,
            AuthorizationErrorPage refusal,
            String inboxUrl) {}

    @Override
    public Response respond(PoolCall call) {
        return frame.requests()
                .read(call.pool(), call.request())
                .answer(
                        frame.refusal(),
                        request -> answer(call, new PageRequest(call.request(), call.pool(), request)));
    }

    private Response answer(PoolCall call, PageRequest asked) {
        if (frame.themes().of(call.domain(), asked.client()).isEmpty()) {
            return frame.refusal()
                    .show(
                            403,
                            "Login pages unavailable",
                            "Managed login serves no page for an app client without a branding: add an"
                                    + " AWS::Cognito::ManagedLoginBranding for it to the template.");
        }
        return call.request().method().equals("POST") ? submit(asked) : show(asked, 200, Optional.empty());
    }

    private Response submit(PageRequest asked) {
        if (!frame.guard().passes(asked.pool(), asked.http())) {
            return show(
                    asked,
                    403,
                    Optional.of("This form did not come from this page, or the page is an old one. Fill it in again."));
        }
        try {
            return PageHeaders.redirect(page.submit(asked));
        } catch (AwsException e) {
            return show(asked, 400, Optional.of(e.getMessage()));
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
        return frame.guard()
                .remember(PageHeaders.page(response, Optional.of(asked.authorization())), asked.pool(), csrf);
    }

    private static String username(PageRequest asked) {
        String typed = asked.field("username");
        return typed.isEmpty() ? asked.authorization().loginHint().orElse("") : typed;
    }
}
