package cognitosync.infra;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runtime configuration of the site, written at deployment: the content of {@code config.json} and the Content-Security-Policy of its page.
 *
 * @param region the stack's region
 * @param siteUrl HTTPS address of the page
 * @param signIn how the site signs in
 * @param identityPoolId id of the identity pool
 * @param backend where the datasets are
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
record SiteConfig(
        String region, String siteUrl, SignIn.Config signIn, String identityPoolId, Backend.Integration backend) {

    // The order of members decides the asset's hash: only linked maps give the same one every time.
    Map<String, Object> asJson() {
        Map<String, Object> identityPool = new LinkedHashMap<>();
        identityPool.put("id", identityPoolId);
        identityPool.put("endpoint", identityEndpoint());

        Map<String, Object> config = new LinkedHashMap<>();
        config.put("region", region);
        config.put("siteUrl", siteUrl);
        config.put("signIn", signIn.word());
        config.put("userPool", signIn.userPool());
        if (!signIn.scopes().isEmpty()) {
            config.put("scopes", signIn.scopes());
        }
        config.put("identityPool", identityPool);
        config.put("sync", backend.config());
        return config;
    }

    String contentSecurityPolicy() {
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "connect-src 'self' " + signIn.origin() + " " + identityEndpoint() + " "
                        + String.join(" ", backend.origins()),
                "manifest-src 'self'",
                "worker-src 'self'",
                "base-uri 'none'",
                "form-action 'none'");
    }

    private String identityEndpoint() {
        return "https://cognito-identity." + region + ".amazonaws.com";
    }
}
