package cognitosync.localcloud.console;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where a statement stands in a template.
 *
 * @param stack whose template
 * @param logicalId of the resource
 * @param path inside the resource, such as {@code Properties.Policies[0].PolicyDocument.Statement[0]}
 * @param written the statement as the template writes it, with its functions
 */
record TemplatePlace(String stack, String logicalId, String path, JsonNode written) {}
