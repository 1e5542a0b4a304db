package cognitosync.durability;

import cognitosync.journey.cloud.Outputs;
import cognitosync.localcloud.http.FormEncoding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is wrong with requests to the pages and OAuth endpoints of the user pool's domain. */
final class BadSignInRequests {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final List<String> PAGES =
            List.of("/login", "/signup", "/confirmUser", "/forgotPassword", "/confirmForgotPassword");
    private static final List<String> FOR_PROGRAMS = List.of("/oauth2/token", "/oauth2/revoke");

    private final Garbage garbage;
    private final int port;
    private final String client;
    private final String asked;

    BadSignInRequests(Garbage garbage, Outputs outputs) {
        this.garbage = garbage;
        this.port = URI.create(outputs.userPoolDomain()).getPort();
        this.client = outputs.stack("UserPoolClientId");
        this.asked = FormEncoding.encode(Map.of(
                "client_id",
                client,
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                outputs.siteUrl(),
                "code_challenge_method",
                "S256",
                "code_challenge",
                "x".repeat(43)));
    }

    List<BadRequest> some(int ofEach) {
        List<BadRequest> all = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            all.add(program("not a form", FOR_PROGRAMS, "", "{\"grant_type\":\"" + garbage.word(1, 9) + "\"}"));
            all.add(program(
                    "bad percent-encoding",
                    FOR_PROGRAMS,
                    FORM,
                    "grant_type=refresh_token&token=" + garbage.noPercentEncoding()));
            all.add(program(
                    "unknown grant",
                    List.of("/oauth2/token"),
                    FORM,
                    "client_id=" + client + "&grant_type=" + garbage.word(0, 30)));
            all.add(program("no such code", List.of("/oauth2/token"), FORM, grant("authorization_code", "code")));
            all.add(program(
                    "no such refresh token", List.of("/oauth2/token"), FORM, grant("refresh_token", "refresh_token")));
            all.add(program(
                    "unknown client",
                    FOR_PROGRAMS,
                    FORM,
                    "grant_type=refresh_token&refresh_token=a&token=b&client_id=" + garbage.word(0, 40)));
            all.add(program(
                    "a field twice",
                    List.of("/oauth2/token"),
                    FORM,
                    "client_id=" + client + "&a=1&a=" + garbage.word(1, 4)));
            all.add(program(
                    "broken Basic",
                    FOR_PROGRAMS,
                    FORM + "Authorization: Basic " + garbage.text("aZ9=+/ %é", 0, 30) + "\r\n",
                    "grant_type=refresh_token&refresh_token=a&token=b"));
            all.add(request("no access token", "GET", "/oauth2/userInfo", bearer(), "", ErrorShape.OAUTH_JSON));
            all.add(request(
                    "not for this method",
                    garbage.oneOf(List.of("PUT", "DELETE", "PATCH")),
                    garbage.oneOf(FOR_PROGRAMS),
                    "",
                    "",
                    ErrorShape.OAUTH_JSON));
            all.add(page("no such client", "GET", page() + "?client_id=" + garbage.word(0, 40), ""));
            all.add(page(
                    "bad percent-encoding", "GET", page() + "?" + asked + "&state=" + garbage.noPercentEncoding(), ""));
            all.add(page("a parameter twice", "GET", page() + "?" + asked + "&client_id=" + garbage.word(1, 9), ""));
            all.add(page(
                    "another redirect_uri",
                    "GET",
                    "/oauth2/authorize?client_id=" + client + "&response_type=code&redirect_uri=" + garbage.word(0, 60),
                    ""));
            all.add(page(
                    "a form from nowhere",
                    "POST",
                    page() + "?" + asked,
                    "username=" + garbage.word(1, 9) + "&password=" + garbage.word(1, 9) + "&code=1"));
            all.add(page(
                    "a form that cannot be read",
                    "POST",
                    page() + "?" + asked,
                    "username=" + garbage.noPercentEncoding()));
            all.add(page("traversal", "GET", garbage.traversal(), ""));
            all.add(page(
                    "no such page",
                    garbage.oneOf(List.of("GET", "POST", "DELETE", "HEAD")),
                    "/" + garbage.word(1, 60),
                    ""));
            all.add(page(
                    "not for this method",
                    garbage.oneOf(List.of("PUT", "DELETE", "PATCH", "OPTIONS")),
                    page() + "?" + asked,
                    ""));
        }
        return all;
    }

    private String page() {
        return garbage.oneOf(PAGES);
    }

    private String grant(String type, String field) {
        return "grant_type=" + type + "&client_id=" + client + "&redirect_uri=x&code_verifier=" + garbage.word(0, 130)
                + "&" + field + "=" + garbage.word(0, 80);
    }

    private String bearer() {
        String token = garbage.random().nextBoolean()
                ? "eyJhbGciOiJub25lIn0." + garbage.word(0, 90) + "." + garbage.word(0, 30)
                : garbage.text("a.b=\"é ", 0, 40);
        return garbage.random().nextInt(5) == 0 ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    private BadRequest program(String kind, List<String> paths, String headers, String body) {
        return request(kind, "POST", garbage.oneOf(paths), headers, body, ErrorShape.OAUTH_JSON);
    }

    private BadRequest page(String kind, String method, String path, String body) {
        return request(kind, method, path, FORM, body, ErrorShape.HTML);
    }

    private BadRequest request(String kind, String method, String path, String headers, String body, ErrorShape shape) {
        return new BadRequest(
                "sign-in: " + kind,
                port,
                method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n" + headers
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body,
                shape);
    }
}
