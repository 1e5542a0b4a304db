package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.UnsignedOperation;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the identity of a user, or makes it; every guest gets a new one.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</a>
 */
record GetId(Pools pools, Identities identities, IdentityAuthentication authentication, InstantSource clock)
        implements UnsignedOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.id("IdentityPoolId");
        input.accountId();
        Map<String, String> given = input.logins();
        input.requireValid();
        IdentityPool pool = pools.find(poolId).orElseThrow(() -> Errors.poolNotFound(poolId));
        if (given.isEmpty()) {
            return answer(guest(pool));
        }
        return answer(
                identities.link(pool.id(), Optional.empty(), authentication.verify(pool, given), clock.instant()));
    }

    private Identity guest(IdentityPool pool) {
        if (!pool.allowsGuests()) {
            throw Errors.noGuests();
        }
        return identities.guest(pool.id(), clock.instant());
    }

    private static ObjectNode answer(Identity identity) {
        return JsonProtocol.MAPPER.createObjectNode().put("IdentityId", identity.id());
    }
}
