package cognitosync.localcloud.userpool;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.http.Headers;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser at the sign-in domain, without sockets: keeps cookies, sends forms with the token they carry. */
public final class BrowserClient {
    public static final String EMAIL = "ada@example.com";
    public static final String PASSWORD = "Correct-horse-1";
    public static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier";

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final PoolFixture pool;
    public final Map<String, String> cookies = new LinkedHashMap<>();

    public BrowserClient(PoolFixture pool) {
        this.pool = pool;
    }

    public Map<String, String> authorization() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", pool.clientId);
        query.put("response_type", pool.flow.equals("implicit") ? "token" : "code");
        query.put("redirect_uri", PoolFixture.SITE);
        query.put("scope", "openid email profile");
        query.put("state", "a state & more");
        query.put("nonce", "a-nonce");
        if (pool.flow.equals("code")) {
            query.put("code_challenge", challenge(VERIFIER));
            query.put("code_challenge_method", "S256");
        }
        return query;
    }

    public Response get(String path, Map<String, String> query) {
        return send("GET", path, FormEncoding.encode(query), Headers.NONE, "");
    }

    /** Opens the page, fills in the form, sends it. */
    public Response submit(String path, Map<String, String> query, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(text(get(path, query)));
        Map<String, String> form = new LinkedHashMap<>(fields);
        if (csrf.find()) {
            form.put("_csrf", csrf.group(1));
        }
        return post(path, query, form, Headers.of("Origin", "http://localhost:8081", "Sec-Fetch-Site", "same-origin"));
    }

    public Response post(String path, Map<String, String> query, Map<String, String> form, Headers headers) {
        return send("POST", path, FormEncoding.encode(query), headers, FormEncoding.encode(form));
    }

    public Response send(String method, String path, String query, Headers headers, String body) {
        Headers all = headers.with("Host", "localhost:8081");
        if (method.equals("POST")) {
            all = all.with("Content-Type", "application/x-www-form-urlencoded");
        }
        if (!cookies.isEmpty()) {
            StringBuilder cookie = new StringBuilder();
            cookies.forEach((name, value) ->
                    cookie.append(name).append('=').append(value).append("; "));
            all = all.with("Cookie", cookie.toString());
        }
        Response response =
                pool.domain.respond(new Request(method, path, query, all, body.getBytes(StandardCharsets.UTF_8)));
        for (String cookie : response.headers().all("Set-Cookie")) {
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String name = pair.substring(0, pair.indexOf('='));
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(name);
            } else {
                cookies.put(name, pair.substring(name.length() + 1));
            }
        }
        return response;
    }

    /** Follows a redirect within the domain. */
    public Response follow(Response response) {
        URI target = URI.create(location(response));
        return send("GET", target.getRawPath(), target.getRawQuery(), Headers.NONE, "");
    }

    public Response signUp(String email, String name) {
        return submit("/signup", authorization(), Map.of("email", email, "name", name, "password", PASSWORD));
    }

    /** A confirmed user, signed in in this browser; the answer returns to the site. */
    public Response signUpAndConfirm() {
        signUp(EMAIL, "Ada");
        return submit("/confirmUser", authorization(), Map.of("username", EMAIL, "code", pool.lastCode(EMAIL)));
    }

    public Response signIn(String email, String password) {
        return submit("/login", authorization(), Map.of("username", email, "password", password));
    }

    /** What the app gets for a code. */
    public Response redeem(String code, Map<String, String> changed) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", pool.clientId);
        form.put("code", code);
        form.put("redirect_uri", PoolFixture.SITE);
        form.put("code_verifier", VERIFIER);
        form.putAll(changed);
        form.values().removeIf(String::isEmpty);
        return app("/oauth2/token", form);
    }

    public Response refresh(String token) {
        return app(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", pool.clientId, "refresh_token", token));
    }

    /** A request of the app's own, from another origin and without cookies. */
    public Response app(String path, Map<String, String> form) {
        return new BrowserClient(pool).post(path, Map.of(), form, Headers.of("Origin", "http://localhost:8080"));
    }

    public static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(cognitosync.localcloud.token.OpaqueToken.sha256(verifier));
    }

    public static String location(Response response) {
        return response.headers().first("Location").orElseThrow(() -> new AssertionError(text(response)));
    }

    /** A parameter of the address that a response leads to, in its query or fragment. */
    public static String parameter(Response response, String name) {
        String location = location(response);
        int start = location.indexOf('#') >= 0 ? location.indexOf('#') : location.indexOf('?');
        return FormEncoding.decode(location.substring(start + 1), false)
                .get(name)
                .get(0);
    }

    public static String text(Response response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public static JsonNode json(Response response) {
        try {
            return JsonProtocol.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError(text(response), e);
        }
    }
}
