package cognitosync.localcloud.userpool.hostedui;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.page.Templates;
import cognitosync.localcloud.userpool.settings.AppClient;
import cognitosync.localcloud.userpool.settings.Branding;
import cognitosync.localcloud.userpool.settings.Brandings;
import cognitosync.localcloud.userpool.settings.PoolDomain;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /look.css?client_id=…}, and whether a client has pages at all: the classic version needs no branding and takes
 * none, managed login shows nothing without one.
 */
final class BrandingThemes implements Endpoint {
    // Without settings AWS shows a look of Cognito's own, pictures included; here the site's stands in its place.
    private static final BrandingTheme PROVIDED = BrandingTheme.of(siteLook());

    private final Supplier<PoolDomain> domain;
    private final Brandings brandings;

    BrandingThemes(Supplier<PoolDomain> domain, Brandings brandings) {
        this.domain = domain;
        this.brandings = brandings;
    }

    /** The look of a client's pages, empty where managed login serves none. */
    Optional<BrandingTheme> of(AppClient client) {
        if (domain.get().managedLoginVersion() < 2) {
            return Optional.of(PROVIDED);
        }
        return brandings.ofClient(client.id()).map(BrandingThemes::of);
    }

    @Override
    public Response respond(Request request) {
        PoolDomain current = domain.get();
        BrandingTheme look = request.query("client_id")
                .filter(id -> current.managedLoginVersion() > 1)
                .flatMap(brandings::ofClient)
                .filter(branding -> branding.poolId().equals(current.poolId()))
                .map(BrandingThemes::of)
                .orElse(PROVIDED);
        return Response.of(200, "text/css; charset=utf-8", look.css())
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static BrandingTheme of(Branding branding) {
        return branding.settings().isEmpty() ? PROVIDED : BrandingTheme.of(branding.settings());
    }

    private static JsonNode siteLook() {
        try {
            return new ObjectMapper().readTree(Templates.bytes(BrandingThemes.class, "site-look.json"));
        } catch (IOException e) {
            throw new IllegalStateException("The site's look among the classes is no JSON.", e);
        }
    }
}
