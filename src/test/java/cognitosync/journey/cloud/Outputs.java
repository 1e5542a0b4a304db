package cognitosync.journey.cloud;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the local cloud writes once it can be used: the stack's outputs as
 * <a href="https://docs.aws.amazon.com/cdk/v2/guide/ref-cli-cmd-deploy.html">cdk deploy --outputs-file</a> writes them,
 * and its own.
 */
public record Outputs(JsonNode document) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Outputs read(Path file) {
        try {
            return new Outputs(JSON.readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("The outputs could not be read from " + file, e);
        }
    }

    /** The whole file: outputs by name, by stack. */
    public Map<String, Map<String, String>> groups() {
        return JSON.convertValue(document, new TypeReference<>() {});
    }

    /** An output of the stack. */
    public String stack(String name) {
        return text("CognitoSync", name);
    }

    public String siteUrl() {
        return stack("SiteUrl");
    }

    public String websiteUrl() {
        return stack("WebsiteUrl");
    }

    /** Opening it starts a sign-in at once. */
    public String signInUrl() {
        return stack("SignInUrl");
    }

    /** Where the site sends people to sign in, with parameters that this page takes. */
    public String loginPage() {
        return userPoolDomain()
                + "/login?response_type=code&scope=openid+email+profile&state=none&code_challenge_method=S256"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                + "&client_id=" + stack("UserPoolClientId")
                + "&redirect_uri=" + URLEncoder.encode(siteUrl(), StandardCharsets.UTF_8);
    }

    public String userPoolDomain() {
        return stack("UserPoolDomain");
    }

    public String identityPoolId() {
        return stack("IdentityPoolId");
    }

    public String region() {
        return stack("Region");
    }

    /** Where the stack keeps the data. */
    public Backend backend() {
        String word = document.path("CognitoSync").path("Backend").asText();
        return word.isEmpty() ? Backend.COGNITO_SYNC : Backend.named(word);
    }

    public URI apiEndpoint() {
        return URI.create(text("LocalCloud", "ApiEndpoint"));
    }

    public Path credentialsFile() {
        return Path.of(text("LocalCloud", "CredentialsFile"));
    }

    public Inbox inbox() {
        return new Inbox(apiEndpoint());
    }

    private String text(String object, String name) {
        JsonNode value = document.path(object).path(name);
        if (!value.isTextual()) {
            throw new AssertionError("The outputs have no %s.%s: %s".formatted(object, name, document));
        }
        return value.textValue();
    }
}
