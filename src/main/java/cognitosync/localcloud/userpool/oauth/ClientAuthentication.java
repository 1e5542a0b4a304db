package cognitosync.localcloud.userpool.oauth;

import static cognitosync.localcloud.userpool.oauth.OauthResponse.required;

import cognitosync.localcloud.http.MalformedRequestException;
import cognitosync.localcloud.http.PercentEncoding;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.token.OpaqueToken;
import cognitosync.localcloud.userpool.oauth.OauthResponse.OauthException;
import cognitosync.localcloud.userpool.settings.AppClients;
import cognitosync.localcloud.userpool.settings.AppClients.AppClient;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Authenticates app clients (RFC 6749, section 2.3): public ones by their id, others by their secret too. */
record ClientAuthentication(AppClients clients) {
    private record Credentials(String id, Optional<String> secret) {}

    AppClient authenticate(UserPool pool, Request request) {
        Credentials given = credentials(request);
        AppClient client = clients.find(given.id(), pool.id()).orElseThrow(ClientAuthentication::invalid);
        if (client.secret().isPresent() != given.secret().isPresent()) {
            throw invalid();
        }
        if (client.secret().isPresent()
                && !OpaqueToken.matches(client.secret().get(), given.secret().get())) {
            throw invalid();
        }
        return client;
    }

    private static Credentials credentials(Request request) {
        Optional<String> header = request.headers()
                .first("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("basic "));
        if (header.isPresent()) {
            return basic(header.get().substring(6).trim());
        }
        return new Credentials(required(request, "client_id"), request.form("client_secret"));
    }

    private static Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw invalid();
            }
            return new Credentials(
                    PercentEncoding.decode(pair.substring(0, colon)),
                    Optional.of(PercentEncoding.decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException | MalformedRequestException e) {
            throw invalid();
        }
    }

    private static OauthException invalid() {
        return new OauthException("invalid_client", 401, "The app client is unknown or did not prove who it is.");
    }
}
