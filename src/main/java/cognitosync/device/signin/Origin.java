package cognitosync.device.signin;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.messages.Messages;
import cognitosync.device.stack.Stack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the tokens of a sign-in came from: the only place that they, and the credentials obtained with them, are sent to.
 *
 * @param source of the tokens
 * @param apiEndpoint of the AWS APIs
 * @param region of the user pool and the identity pool
 * @param userPoolId the user pool
 * @param clientId its app client
 * @param identityPoolId the identity pool
 */
record Origin(
        TokenSource source,
        String apiEndpoint,
        String region,
        String userPoolId,
        String clientId,
        String identityPoolId) {

    /** The origin of a stack and the endpoints of its clients. */
    static Origin of(Stack stack, AwsClients clients) {
        return new Origin(
                TokenSource.of(stack, clients),
                clients.endpoint(),
                stack.region(),
                stack.userPoolId(),
                stack.clientId(),
                stack.identityPoolId());
    }

    /** Describes how another origin differs from this one; empty if they are equal. */
    Optional<String> differenceFrom(Origin other) {
        Map<String, String> here = members(source);
        return other.members(source).entrySet().stream()
                .filter(there -> !there.getValue().equals(here.get(there.getKey())))
                .map(there -> Messages.text(
                        "sign-in.elsewhere.difference", there.getKey(), here.get(there.getKey()), there.getValue()))
                .findFirst();
    }

    // Both under the same name, even if one is a domain and the other an API.
    private Map<String, String> members(TokenSource named) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put(named.title(), source.address());
        members.put(Messages.text("sign-in.elsewhere.endpoint"), apiEndpoint);
        members.put(Messages.text("sign-in.elsewhere.region"), region);
        members.put(Messages.text("sign-in.elsewhere.user-pool"), userPoolId);
        members.put(Messages.text("sign-in.elsewhere.client"), clientId);
        members.put(Messages.text("sign-in.elsewhere.identity-pool"), identityPoolId);
        return members;
    }
}
