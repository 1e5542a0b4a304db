package cognitosync.localcloud.userpool;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.names.Account;
import cognitosync.localcloud.token.SigningKeys;
import cognitosync.localcloud.userpool.settings.Pools;
import cognitosync.localcloud.userpool.settings.Pools.UserPool;
import cognitosync.localcloud.userpool.users.Users;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code AWS::Cognito::UserPool}. A changed declaration keeps the pool's users.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html">AWS::Cognito::UserPool</a>
 */
record UserPoolHandler(Pools pools, Users users, SigningKeys keys, PhysicalIds ids) implements ResourceHandler {
    @Override
    public String type() {
        return "AWS::Cognito::UserPool";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "AccountRecoverySetting.RecoveryMechanisms.Name",
                        "AdminCreateUserConfig.AllowAdminCreateUserOnly",
                        "AdminCreateUserConfig.InviteMessageTemplate.EmailMessage",
                        "AdminCreateUserConfig.InviteMessageTemplate.EmailSubject",
                        "AutoVerifiedAttributes",
                        "DeletionProtection",
                        "EmailVerificationMessage",
                        "EmailVerificationSubject",
                        "MfaConfiguration",
                        "Policies.PasswordPolicy.MinimumLength",
                        "Policies.PasswordPolicy.PasswordHistorySize",
                        "Policies.PasswordPolicy.RequireLowercase",
                        "Policies.PasswordPolicy.RequireNumbers",
                        "Policies.PasswordPolicy.RequireSymbols",
                        "Policies.PasswordPolicy.RequireUppercase",
                        "Policies.PasswordPolicy.TemporaryPasswordValidityDays",
                        "Policies.SignInPolicy.AllowedFirstAuthFactors",
                        "Schema.Name",
                        "Schema.Required",
                        "Schema.AttributeDataType",
                        "Schema.Mutable",
                        "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
                        "UsernameAttributes",
                        "UsernameConfiguration.CaseSensitive",
                        "VerificationMessageTemplate.DefaultEmailOption",
                        "VerificationMessageTemplate.EmailMessage",
                        "VerificationMessageTemplate.EmailSubject"),
                Map.ofEntries(
                        Map.entry(
                                "AdminCreateUserConfig.InviteMessageTemplate.SMSMessage",
                                "invitations go by mail only"),
                        Map.entry("AccountRecoverySetting.RecoveryMechanisms.Priority", "mail is the only way here"),
                        Map.entry("EmailConfiguration.EmailSendingAccount", "mail goes to the local inbox"),
                        Map.entry("UserPoolName", "a label that no page shows"),
                        Map.entry("UserPoolTags.*", "tags change nothing"),
                        Map.entry(
                                "UserPoolTier",
                                "nothing is billed here, and the features of every tier are available")));
    }

    @Override
    public Resource deploy(Declaration declaration) {
        return prepare(declaration).get();
    }

    @Override
    public Supplier<Resource> prepare(Declaration declaration) {
        PropertyConstraints declared = new PropertyConstraints(type(), declaration);
        requireRunnable(declared);
        String id = declaration.physicalIdOr(ids.userPool(declaration.stack().region()));
        Optional<ObjectNode> before = pools.properties(id);
        before.ifPresent(properties -> requireUnchanged(declared, properties));
        if (before.isPresent()) {
            return () -> put(id, declaration);
        }
        RSAKey key = keys.fresh();
        return () -> {
            Resource created = put(id, declaration);
            keys.make(pools.find(id).orElseThrow().issuer(), key);
            return created;
        };
    }

    private Resource put(String id, Declaration declaration) {
        pools.put(id, declaration.properties());
        UserPool pool = pools.find(id).orElseThrow();
        return new Resource(id, attributes(pool, declaration.stack()));
    }

    private static void requireRunnable(PropertyConstraints declared) {
        declared.requireOneOf(
                "MfaConfiguration", Set.of("OFF"), "multi-factor authentication is not supported. Use OFF");
        declared.requireAllOf(
                "Policies.SignInPolicy.AllowedFirstAuthFactors",
                Set.of("PASSWORD"),
                "password is the only supported first factor");
        declared.requireAllOf("AutoVerifiedAttributes", Set.of("email"), "only email is supported");
        declared.requireAllOf(
                "UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate",
                Set.of("email"),
                "only email is supported");
        declared.requireOneOf(
                "VerificationMessageTemplate.DefaultEmailOption",
                Set.of("CONFIRM_WITH_CODE"),
                "the pages take codes, not links. Use CONFIRM_WITH_CODE");
        declared.requireOneOf("DeletionProtection", Set.of("ACTIVE", "INACTIVE"), "it must be ACTIVE or INACTIVE");
        declared.requireBetween("Policies.PasswordPolicy.MinimumLength", 6, 99);
        declared.requireBetween("Policies.PasswordPolicy.PasswordHistorySize", 0, 24);
        declared.requireBetween("Policies.PasswordPolicy.TemporaryPasswordValidityDays", 0, 365);
        JsonNode names = declared.at("UsernameAttributes");
        if (names.size() != 1 || !names.path(0).asText().equals("email")) {
            throw declared.refused(
                    "UsernameAttributes", "must be [\"email\"]: the pages sign in with an email address");
        }
        for (JsonNode attribute : declared.at("Schema")) {
            if (attribute.path("Name").asText().contains(":")
                    || !attribute.path("AttributeDataType").asText("String").equals("String")) {
                throw declared.refused("Schema", "has an attribute that is not a standard text attribute");
            }
        }
        requirePlaceholder(declared, "VerificationMessageTemplate.EmailMessage");
        requirePlaceholder(declared, "EmailVerificationMessage");
    }

    private static void requirePlaceholder(PropertyConstraints declared, String path) {
        JsonNode text = declared.at(path);
        if (!text.isMissingNode() && !text.asText().contains("{####}")) {
            throw declared.refused(path, "needs the placeholder {####} for the code");
        }
    }

    private static void requireUnchanged(PropertyConstraints declared, ObjectNode before) {
        declared.requireUnchanged("UsernameAttributes", before);
        declared.requireUnchanged("UsernameConfiguration", before);
        declared.requireUnchanged("Schema", before);
    }

    private static Map<String, JsonNode> attributes(UserPool pool, StackIdentity stack) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        attributes.put(
                "Arn",
                TextNode.valueOf(new Account(stack.accountId(), stack.region())
                        .arn("cognito-idp", "userpool/" + pool.id())
                        .toString()));
        attributes.put("ProviderName", TextNode.valueOf(pool.providerName()));
        attributes.put("ProviderURL", TextNode.valueOf(pool.issuer()));
        attributes.put("UserPoolId", TextNode.valueOf(pool.id()));
        return attributes;
    }

    @Override
    public void delete(String physicalId) {
        boolean isProtected = pools.properties(physicalId)
                .map(properties ->
                        properties.path("DeletionProtection").asText().equals("ACTIVE"))
                .orElse(false);
        if (isProtected) {
            throw new DeploymentException("The user pool " + physicalId
                    + " is protected from deletion. Deploy it with DeletionProtection INACTIVE first.");
        }
        pools.find(physicalId).ifPresent(pool -> keys.delete(pool.issuer()));
        users.deleteAll(physicalId);
        pools.delete(physicalId);
    }
}
