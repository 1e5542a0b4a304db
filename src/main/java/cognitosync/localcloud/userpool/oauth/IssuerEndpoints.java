package cognitosync.localcloud.userpool.oauth;

import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the issuer of a pool answers below its address.
 *
 * @param origins translates AWS's addresses into this machine's
 */
record IssuerEndpoints(SigningKeys keys, Domains domains, UnaryOperator<String> origins) {
    /** What is answered to GET at that path behind the address; empty for any other path. */
    Optional<Endpoint> find(UserPool pool, String path) {
        return switch (path) {
            case "/.well-known/jwks.json" -> Optional.of(request -> jwks(pool));
            case "/.well-known/openid-configuration" -> Optional.of(request -> configuration(pool));
            default -> Optional.empty();
        };
    }

    /** The public keys of a pool (<a href="https://www.rfc-editor.org/rfc/rfc7517#section-5">RFC 7517, section 5</a>). */
    private Response jwks(UserPool pool) {
        return Response.of(
                        200, "application/json", keys.publicKeys(pool.issuer()).toString())
                .with("Cache-Control", "public, max-age=86400")
                .with("X-Content-Type-Options", "nosniff");
    }

    /**
     * AWS's issuer, as in the tokens, and this machine's endpoints
     * (<a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery</a>).
     */
    private Response configuration(UserPool pool) {
        ObjectNode body = OauthResponse.object().put("issuer", pool.issuer());
        body.put("jwks_uri", origins.apply(pool.issuer() + "/.well-known/jwks.json"));
        domains.ofPool(pool.id())
                .map(domain -> origins.apply(domain.url(pool.region())))
                .ifPresent(domain -> body.put("authorization_endpoint", domain + "/oauth2/authorize")
                        .put("token_endpoint", domain + "/oauth2/token")
                        .put("userinfo_endpoint", domain + "/oauth2/userInfo")
                        .put("revocation_endpoint", domain + "/oauth2/revoke")
                        .put("end_session_endpoint", domain + "/logout"));
        list(body, "response_types_supported", List.of("code", "token"));
        list(body, "scopes_supported", List.of("openid", "email", "phone", "profile"));
        list(body, "subject_types_supported", List.of("public"));
        list(body, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(body, "code_challenge_methods_supported", List.of("S256"));
        list(
                body,
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "client_secret_post", "none"));
        return Response.of(200, "application/json", body.toString())
                .with("Cache-Control", "public, max-age=300")
                .with("X-Content-Type-Options", "nosniff");
    }

    private static void list(ObjectNode body, String name, List<String> values) {
        ArrayNode array = body.putArray(name);
        values.forEach(array::add);
    }
}
