package cognitosync.device.stack;

import java.net.URI;
import java.util.Optional;

/**
 * Addresses and ids of a deployed stack.
 *
 * @param name its name
 * @param websiteUrl the website over HTTP
 * @param siteUrl the page
 * @param userPoolDomain of the sign-in pages; empty if people sign in through the user pool's API
 * @param userPoolId id of the user pool
 * @param clientId id of the app client
 * @param identityPoolId id of the identity pool
 * @param region of the stack
 * @param backend where datasets are
 * @param deviceCallback the callback of the command line, if the stack has one
 * @param local the local cloud; empty on AWS
 */
public record Stack(
        String name,
        URI websiteUrl,
        URI siteUrl,
        Optional<URI> userPoolDomain,
        String userPoolId,
        String clientId,
        String identityPoolId,
        String region,
        Backend backend,
        Optional<URI> deviceCallback,
        Optional<LocalCloud> local) {

    /** Name of the user pool in {@code Logins} and, behind {@code https://}, the issuer of its tokens. */
    public String providerName() {
        return "cognito-idp." + region + ".amazonaws.com/" + userPoolId;
    }
}
