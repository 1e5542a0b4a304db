package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.userpool.settings.Domains;
import cognitosync.localcloud.userpool.settings.Domains.PoolDomain;
import cognitosync.localcloud.userpool.settings.Pools;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code AWS::Cognito::UserPoolDomain} with a prefix of Cognito's own domain.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpooldomain.html">AWS::Cognito::UserPoolDomain</a>
 */
record UserPoolDomainHandler(Pools pools, Domains domains) implements ResourceHandler {
    private static final Pattern PREFIX = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern RESERVED = Pattern.compile("aws|amazon|cognito");

    @Override
    public String type() {
        return "AWS::Cognito::UserPoolDomain";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(Set.of("Domain", "ManagedLoginVersion", "UserPoolId"), Map.of());
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("Domain", "UserPoolId");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        PropertyConstraints declared = new PropertyConstraints(type(), declaration);
        String poolId = declared.required("UserPoolId");
        String prefix = declared.required("Domain");
        if (pools.find(poolId).isEmpty()) {
            throw declared.refused("UserPoolId", "names no user pool: " + poolId);
        }
        if (!PREFIX.matcher(prefix).matches() || RESERVED.matcher(prefix).find()) {
            throw declared.refused(
                    "Domain",
                    "is " + prefix + "; a prefix has lower-case letters, digits and inner hyphens, at most 63, without"
                            + " the words aws, amazon and cognito");
        }
        declared.requireBetween("ManagedLoginVersion", 1, 2);
        if (domains.find(prefix).filter(taken -> !taken.poolId().equals(poolId)).isPresent()) {
            throw declared.refused("Domain", "is " + prefix + ", which another user pool has; choose another prefix");
        }
        // Without a version Cognito serves the classic pages.
        int version = declaration.properties().path("ManagedLoginVersion").asInt(1);
        domains.put(new PoolDomain(prefix, poolId, version));
        return new Resource(prefix, Map.of());
    }

    @Override
    public void delete(String physicalId) {
        domains.delete(physicalId);
    }
}
