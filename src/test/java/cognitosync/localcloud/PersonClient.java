package cognitosync.localcloud;

import cognitosync.localcloud.http.FormEncoding;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** A person's way from the sign-up page to temporary credentials, over HTTP and the real SDKs. */
public final class PersonClient {
    static final String PASSWORD = "Correct-horse-9-battery";

    private final Map<String, String> stack;
    private final String api;
    private final HttpBrowser browser;
    private final String email;
    private final String password;
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    private PersonClient(Map<String, Map<String, String>> outputs, String email, String password) {
        this.stack = outputs.get("CognitoSync");
        this.api = outputs.get("LocalCloud").get("ApiEndpoint");
        this.browser = new HttpBrowser(stack.get("UserPoolDomain"));
        this.email = email;
        this.password = password;
    }

    /** Signs a new person up, up to the confirmed code. */
    public static PersonClient signUp(LocalCloud cloud, String email) {
        return signUp(cloud.outputs(), email);
    }

    /** Signs up at the local cloud of these outputs, which may be another process. */
    public static PersonClient signUp(Map<String, Map<String, String>> outputs, String email) {
        return signUp(outputs, "Sam", email, PASSWORD);
    }

    /** Signs up with this name and password. */
    public static PersonClient signUp(
            Map<String, Map<String, String>> outputs, String name, String email, String password) {
        PersonClient account = new PersonClient(outputs, email, password);
        HttpBrowser.Page login = account.browser.open(account.authorize(account.responseTypeOfTheSite()));
        HttpBrowser.Page signUp = account.browser.open(login.link("/signup"));
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("name", name);
        fields.put("password", password);
        HttpBrowser.Page confirm = account.browser.submit(signUp, fields);
        account.browser.submit(confirm, Map.of("code", account.code()));
        return account;
    }

    static PersonClient of(LocalCloud cloud, String email) {
        return new PersonClient(cloud.outputs(), email, PASSWORD);
    }

    HttpBrowser browser() {
        return browser;
    }

    URI authorize() {
        return authorize("code");
    }

    private URI authorize(String responseType) {
        return URI.create(stack.get("UserPoolDomain") + "/oauth2/authorize?"
                + FormEncoding.encode(Map.of(
                        "client_id",
                        stack.get("UserPoolClientId"),
                        "response_type",
                        responseType,
                        "scope",
                        "openid email profile",
                        "redirect_uri",
                        stack.get("SiteUrl"),
                        "state",
                        "s",
                        "nonce",
                        "n",
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        challenge())));
    }

    /** An app client with the implicit grant refuses the code grant. A site that is not on this machine is not asked. */
    private String responseTypeOfTheSite() {
        URI config = URI.create(stack.get("SiteUrl")).resolve("config.json");
        if (!config.getScheme().equals("http")) {
            return "code";
        }
        String grant = json(browser.send(HttpRequest.newBuilder(config)).body())
                .path("signIn")
                .asText();
        return grant.equals("implicit") ? "token" : "code";
    }

    /** The authorization code of a fresh sign-in. */
    String authorizationCode() {
        URI returned = signInAt(authorize());
        List<String> codes = FormEncoding.decode(returned.getRawQuery(), false).get("code");
        if (codes == null) {
            throw new AssertionError("No code came back but " + returned);
        }
        return codes.get(0);
    }

    /** Signs in where this authorization request leads, and answers the address that the browser is sent to at last. */
    public URI signInAt(URI authorization) {
        HttpBrowser.Page page = browser.open(authorization);
        if (page.status() == 200) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("username", email);
            fields.put("password", password);
            page = browser.submit(page, fields);
        }
        return page.uri();
    }

    HttpResponse<String> exchange(String code, Map<String, String> changed) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                stack.get("UserPoolClientId"),
                "code",
                code,
                "redirect_uri",
                stack.get("SiteUrl"),
                "code_verifier",
                verifier));
        form.putAll(changed);
        return browser.send(HttpRequest.newBuilder(URI.create(stack.get("UserPoolDomain") + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(FormEncoding.encode(form))));
    }

    /** The ID token of a fresh sign-in. */
    public String idToken() {
        return json(exchange(authorizationCode(), Map.of()).body())
                .path("id_token")
                .asText();
    }

    /** What Cognito Identity takes as {@code Logins}. */
    public Map<String, String> logins(String idToken) {
        return Map.of("cognito-idp." + stack.get("Region") + ".amazonaws.com/" + stack.get("UserPoolId"), idToken);
    }

    /** {@code GetId}. */
    public String identityId(String idToken) {
        try (CognitoIdentityClient identity = identity()) {
            return identity.getId(
                            b -> b.identityPoolId(stack.get("IdentityPoolId")).logins(logins(idToken)))
                    .identityId();
        }
    }

    /** {@code GetCredentialsForIdentity}. */
    public AwsCredentials credentials(String identityId, String idToken) {
        try (CognitoIdentityClient identity = identity()) {
            Credentials issued = identity.getCredentialsForIdentity(
                            b -> b.identityId(identityId).logins(logins(idToken)))
                    .credentials();
            return AwsSessionCredentials.create(issued.accessKeyId(), issued.secretKey(), issued.sessionToken());
        }
    }

    CognitoIdentityClient identity() {
        return CognitoIdentityClient.builder()
                .endpointOverride(URI.create(api))
                .region(Region.of(stack.get("Region")))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    CognitoSyncClient sync(AwsCredentials credentials) {
        return CognitoSyncClient.builder()
                .endpointOverride(URI.create(api))
                .region(Region.of(stack.get("Region")))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    /** Where the site is. */
    String siteUrl() {
        return stack.get("SiteUrl");
    }

    /** The identity pool of the stack. */
    public String identityPoolId() {
        return stack.get("IdentityPoolId");
    }

    /** The latest code that was mailed. */
    String code() {
        HttpResponse<String> mail =
                browser.send(HttpRequest.newBuilder(URI.create(api + "/_local/mail?to=" + email.replace("@", "%40"))));
        JsonNode messages = json(mail.body()).path("messages");
        return messages.get(messages.size() - 1).path("code").asText();
    }

    private String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JsonProtocol.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
