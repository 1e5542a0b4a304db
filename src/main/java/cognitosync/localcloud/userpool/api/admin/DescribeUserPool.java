package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.PoolDescriptions;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The settings of a pool.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html">DescribeUserPool</a>
 */
record DescribeUserPool(Directory directory, PoolDescriptions descriptions, Domains domains) implements PoolOperation {
    @Override
    public ObjectNode answer(ObjectNode body) {
        UserPool pool = directory.poolOf(body);
        ObjectNode description = descriptions.full(pool.id()).put("Arn", directory.arn(pool.id()));
        domains.ofPool(pool.id()).ifPresent(domain -> description.put("Domain", domain.prefix()));
        description.put("EstimatedNumberOfUsers", directory.users().count(pool.id()));
        ObjectNode answer = Shapes.empty();
        answer.set("UserPool", description);
        return answer;
    }
}
