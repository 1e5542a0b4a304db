package cognitosync.localcloud.userpool.api.admin;

import cognitosync.localcloud.gateway.JsonApi.JsonOperation;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.userpool.api.Input;
import cognitosync.localcloud.userpool.api.Shapes;
import cognitosync.localcloud.userpool.settings.Domains;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;

/**
 * Whose a domain is. For a prefix that no pool has, the description is empty, as on AWS.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolDomain.html">DescribeUserPoolDomain</a>
 */
record DescribeUserPoolDomain(Account account, Domains domains) implements JsonOperation {
    private static final int LONGEST = 63;
    private static final Pattern DOMAIN = Pattern.compile("^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$");

    @Override
    public ObjectNode answer(ObjectNode body) {
        Input input = new Input(body);
        String prefix = input.required("Domain", LONGEST, DOMAIN);
        input.requireValid();
        ObjectNode answer = Shapes.empty();
        ObjectNode description = answer.putObject("DomainDescription");
        domains.find(prefix).ifPresent(domain -> description
                .put("UserPoolId", domain.poolId())
                .put("AWSAccountId", account.id())
                .put("Domain", domain.prefix())
                .put("Status", "ACTIVE")
                .put("ManagedLoginVersion", domain.managedLoginVersion()));
        return answer;
    }
}
