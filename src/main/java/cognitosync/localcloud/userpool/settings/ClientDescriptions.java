package cognitosync.localcloud.userpool.settings;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * App clients as the API describes them: what was declared, and Cognito's defaults for the rest.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html">UserPoolClientType</a>
 */
public record ClientDescriptions(Database database) {
    // As declared, so that their types are those of the API.
    private static final List<String> NUMBERS =
            List.of("RefreshTokenValidity", "AccessTokenValidity", "IdTokenValidity", "AuthSessionValidity");
    private static final List<String> LISTS = List.of(
            "ReadAttributes",
            "WriteAttributes",
            "ExplicitAuthFlows",
            "SupportedIdentityProviders",
            "CallbackURLs",
            "LogoutURLs",
            "AllowedOAuthFlows",
            "AllowedOAuthScopes");
    private static final int DEFAULT_REFRESH_DAYS = 30;
    private static final int DEFAULT_SESSION_MINUTES = 3;

    /** {@code UserPoolClientType} of a client, the secret included. */
    public Optional<ObjectNode> full(String poolId, String clientId) {
        return database.read(transaction -> transaction.first(
                "SELECT * FROM app_client WHERE pool_id = ? AND id = ?", ClientDescriptions::full, poolId, clientId));
    }

    /** {@code UserPoolClientDescription} of clients by id, from the first behind the given one. */
    public List<ObjectNode> list(String poolId, String after, int limit) {
        return database.read(transaction -> transaction.list(
                "SELECT * FROM app_client WHERE pool_id = ? AND id > ? ORDER BY id LIMIT ?",
                ClientDescriptions::brief,
                poolId,
                after,
                limit));
    }

    private static ObjectNode brief(Row row) throws SQLException {
        String id = row.text("id");
        return JsonProtocol.MAPPER
                .createObjectNode()
                .put("ClientId", id)
                .put("UserPoolId", row.text("pool_id"))
                .put("ClientName", row.json("properties").path("ClientName").asText(id));
    }

    private static ObjectNode full(Row row) throws SQLException {
        JsonNode declared = row.json("properties");
        ObjectNode json = brief(row);
        row.optionalText("secret").ifPresent(secret -> json.put("ClientSecret", secret));
        json.put("CreationDate", PoolDescriptions.seconds(row.instant("created_at")))
                .put("LastModifiedDate", PoolDescriptions.seconds(row.instant("modified_at")))
                .put("RefreshTokenValidity", DEFAULT_REFRESH_DAYS)
                .put("AuthSessionValidity", DEFAULT_SESSION_MINUTES);
        for (String name : NUMBERS) {
            if (declared.has(name)) {
                json.put(name, declared.path(name).asInt());
            }
        }
        for (String name : LISTS) {
            if (declared.has(name)) {
                json.set(name, declared.path(name));
            }
        }
        if (declared.has("TokenValidityUnits")) {
            json.set("TokenValidityUnits", declared.path("TokenValidityUnits"));
        } else {
            json.putObject("TokenValidityUnits");
        }
        rotation(json, declared.path("RefreshTokenRotation"));
        return json.put(
                        "AllowedOAuthFlowsUserPoolClient",
                        declared.path("AllowedOAuthFlowsUserPoolClient").asBoolean(false))
                .put(
                        "PreventUserExistenceErrors",
                        declared.path("PreventUserExistenceErrors").asText("LEGACY"))
                .put(
                        "EnableTokenRevocation",
                        declared.path("EnableTokenRevocation").asBoolean(true))
                .put("EnablePropagateAdditionalUserContextData", false);
    }

    private static void rotation(ObjectNode json, JsonNode declared) {
        if (declared.has("Feature")) {
            json.putObject("RefreshTokenRotation")
                    .put("Feature", declared.path("Feature").asText())
                    .put(
                            "RetryGracePeriodSeconds",
                            declared.path("RetryGracePeriodSeconds").asInt(0));
        }
    }
}
