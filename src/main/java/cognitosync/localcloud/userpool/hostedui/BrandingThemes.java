package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.userpool.oauth.PoolEndpoint;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.settings.Brandings.Branding;
import cognitosync.localcloud.userpool.settings.Domains.PoolDomain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /look.css?client_id=…}, and whether a client has pages at all: the classic version needs no branding and takes
 * none, managed login shows nothing without one.
 */
record BrandingThemes(Brandings brandings) implements PoolEndpoint {
    // Without settings AWS shows Cognito's own theme with pictures; here it is the site's theme.
    private static final BrandingTheme PROVIDED = BrandingTheme.of(siteTheme());

    /** The theme of a client's pages, empty where managed login serves none. */
    Optional<BrandingTheme> of(PoolDomain domain, AppClient client) {
        if (domain.managedLoginVersion() < 2) {
            return Optional.of(PROVIDED);
        }
        return brandings.ofClient(client.id()).map(BrandingThemes::of);
    }

    @Override
    public Response respond(PoolCall call) {
        PoolDomain domain = call.domain();
        BrandingTheme theme = call.request()
                .query("client_id")
                .filter(id -> domain.managedLoginVersion() > 1)
                .flatMap(brandings::ofClient)
                .filter(branding -> branding.poolId().equals(domain.poolId()))
                .map(BrandingThemes::of)
                .orElse(PROVIDED);
        return Response.of(200, "text/css; charset=utf-8", theme.css())
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static BrandingTheme of(Branding branding) {
        return branding.settings().isEmpty() ? PROVIDED : BrandingTheme.of(branding.settings());
    }

    private static JsonNode siteTheme() {
        try {
            return new ObjectMapper().readTree(Templates.bytes(BrandingThemes.class, "site-look.json"));
        } catch (IOException e) {
            throw new IllegalStateException("The site's theme among the classes is no JSON.", e);
        }
    }
}
