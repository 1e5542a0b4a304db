package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Transaction.RowMapper;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pools as the API describes them: what was declared, and Cognito's defaults for the rest.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html">UserPoolType</a>
 */
public record PoolDescriptions(Database database) {
    private static final List<String> AS_DECLARED = List.of(
            "AutoVerifiedAttributes",
            "UsernameAttributes",
            "EmailVerificationMessage",
            "EmailVerificationSubject",
            "VerificationMessageTemplate",
            "AccountRecoverySetting",
            "UserAttributeUpdateSettings",
            "EmailConfiguration",
            "UserPoolTags");
    private static final int DEFAULT_PASSWORD_DAYS = 7;

    /** {@code UserPoolDescriptionType} of a pool that exists. */
    public ObjectNode brief(String id) {
        return row(id, PoolDescriptions::brief);
    }

    /** {@code UserPoolType} of a pool that exists, without what other services know: ARN, domain and the number of users. */
    public ObjectNode full(String id) {
        return row(id, PoolDescriptions::full);
    }

    private ObjectNode row(String id, RowMapper<ObjectNode> mapper) {
        return database.read(transaction -> transaction.first("SELECT * FROM user_pool WHERE id = ?", mapper, id))
                .orElseThrow();
    }

    private static ObjectNode brief(Row row) throws SQLException {
        String id = row.text("id");
        ObjectNode json = JsonProtocol.MAPPER.createObjectNode().put("Id", id);
        json.put("Name", row.json("properties").path("UserPoolName").asText(id)).putObject("LambdaConfig");
        return json.put("LastModifiedDate", seconds(row.instant("modified_at")))
                .put("CreationDate", seconds(row.instant("created_at")));
    }

    private static ObjectNode full(Row row) throws SQLException {
        JsonNode declared = row.json("properties");
        ObjectNode json = brief(row);
        for (String name : AS_DECLARED) {
            if (declared.has(name)) {
                json.set(name, declared.path(name));
            }
        }
        policies(json.putObject("Policies"), declared.path("Policies"));
        json.put("DeletionProtection", declared.path("DeletionProtection").asText("INACTIVE"))
                .put("MfaConfiguration", declared.path("MfaConfiguration").asText("OFF"))
                .put("UserPoolTier", declared.path("UserPoolTier").asText("ESSENTIALS"));
        json.putObject("UsernameConfiguration")
                .put(
                        "CaseSensitive",
                        declared.at("/UsernameConfiguration/CaseSensitive").asBoolean(false));
        JsonNode creation = declared.path("AdminCreateUserConfig");
        ObjectNode admin = json.putObject("AdminCreateUserConfig")
                .put(
                        "AllowAdminCreateUserOnly",
                        creation.path("AllowAdminCreateUserOnly").asBoolean(false))
                .put("UnusedAccountValidityDays", days(declared));
        if (creation.has("InviteMessageTemplate")) {
            admin.set("InviteMessageTemplate", creation.path("InviteMessageTemplate"));
        }
        json.set("SchemaAttributes", schema(declared.path("Schema")));
        return json;
    }

    private static int days(JsonNode declared) {
        return declared.at("/Policies/PasswordPolicy/TemporaryPasswordValidityDays")
                .asInt(DEFAULT_PASSWORD_DAYS);
    }

    private static void policies(ObjectNode json, JsonNode declared) {
        PasswordPolicy policy = PasswordPolicy.of(declared.path("PasswordPolicy"));
        ObjectNode password = json.putObject("PasswordPolicy")
                .put("MinimumLength", policy.minimumLength())
                .put("RequireUppercase", policy.uppercase())
                .put("RequireLowercase", policy.lowercase())
                .put("RequireNumbers", policy.numbers())
                .put("RequireSymbols", policy.symbols())
                .put(
                        "TemporaryPasswordValidityDays",
                        declared.at("/PasswordPolicy/TemporaryPasswordValidityDays")
                                .asInt(DEFAULT_PASSWORD_DAYS));
        if (policy.historySize() > 0) {
            password.put("PasswordHistorySize", policy.historySize());
        }
        ArrayNode factors = json.putObject("SignInPolicy").putArray("AllowedFirstAuthFactors");
        factors.add("PASSWORD");
    }

    private static ArrayNode schema(JsonNode declared) {
        Map<String, JsonNode> changes = new LinkedHashMap<>();
        declared.forEach(attribute -> changes.put(attribute.path("Name").asText(), attribute));
        ArrayNode list = JsonProtocol.MAPPER.createArrayNode();
        StandardAttribute.ALL.forEach(standard ->
                list.add(standard.describe(changes.getOrDefault(standard.name(), JsonProtocol.MAPPER.missingNode()))));
        return list;
    }

    /** A date of AWS JSON. */
    static BigDecimal seconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }
}
