package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_UnlinkIdentity.html">UnlinkIdentity</a>: unsigned,
 * a login of the identity proves who asks.
 */
record UnlinkIdentity(IdentityAuthentication authentication, Identities identities, InstantSource clock)
        implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String identityId = input.id("IdentityId");
        Map<String, String> logins = input.logins();
        List<String> providers = input.providers("LoginsToRemove");
        input.requireValid();
        Identity identity =
                authentication.authenticateWithoutLinking(identityId, logins).identity();
        for (String provider : providers) {
            if (identity.logins().stream().noneMatch(login -> login.provider().equals(provider))) {
                throw Errors.invalidParameter("The identity has no login of '" + provider + "'.");
            }
        }
        identities.unlink(
                identity,
                identity.logins().stream()
                        .filter(login -> providers.contains(login.provider()))
                        .toList(),
                clock.instant());
        return JsonProtocol.MAPPER.createObjectNode();
    }
}
