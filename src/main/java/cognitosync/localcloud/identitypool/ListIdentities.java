package cognitosync.localcloud.identitypool;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html">ListIdentities</a>, by id. */
record ListIdentities(Pools pools, Identities identities, Account account) implements JsonOperation {
    private static final int MOST_RESULTS = 60;

    @Override
    public Optional<String> resource(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.id("IdentityPoolId");
        input.requireValid();
        return Optional.of(
                account.arn(IdentityPools.SERVICE, "identitypool/" + poolId).toString());
    }

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String poolId = input.id("IdentityPoolId");
        int limit = input.number("MaxResults", 1, MOST_RESULTS);
        boolean hideDisabled = input.flag("HideDisabled");
        String after = input.optionalText("NextToken").map(ListIdentities::id).orElse("");
        input.requireValid();
        if (pools.find(poolId).isEmpty()) {
            throw Errors.poolNotFound(poolId);
        }
        List<Identity> found = identities.list(poolId, after, limit + 1, hideDisabled);
        List<Identity> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode answer = JsonProtocol.MAPPER.createObjectNode().put("IdentityPoolId", poolId);
        ArrayNode list = answer.putArray("Identities");
        page.forEach(identity -> list.add(DescribeIdentity.description(identity)));
        if (found.size() > limit) {
            answer.put("NextToken", token(page.get(limit - 1).id()));
        }
        return answer;
    }

    private static String token(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String id(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Errors.invalidParameter("The pagination token is invalid.");
        }
    }
}
