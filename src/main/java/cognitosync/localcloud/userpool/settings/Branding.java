package cognitosync.localcloud.userpool.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A managed login style of one app client.
 *
 * @param id random UUID
 * @param poolId the user pool
 * @param clientId the app client whose pages it paints
 * @param settings the settings document, empty for Cognito's provided values
 */
public record Branding(String id, String poolId, String clientId, ObjectNode settings) {}
