package cognitosync.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A table next to the product's resources. Signed-in users can access the partition of their own identity. */
public final class TestTable {
    /** Its name. */
    public static final String NAME = "items";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TABLE = """
            {
              "Type": "AWS::DynamoDB::Table",
              "Properties": {
                "TableName": "items",
                "BillingMode": "PAY_PER_REQUEST",
                "AttributeDefinitions": [
                  {"AttributeName": "owner", "AttributeType": "S"},
                  {"AttributeName": "item", "AttributeType": "S"}
                ],
                "KeySchema": [
                  {"AttributeName": "owner", "KeyType": "HASH"},
                  {"AttributeName": "item", "KeyType": "RANGE"}
                ]
              }
            }""";

    // Without Null, a request without a partition key would be allowed.
    private static final String OWN_PARTITION = """
            {
              "Sid": "OwnPartition",
              "Effect": "Allow",
              "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"],
              "Resource": {"Fn::GetAtt": ["TestTable", "Arn"]},
              "Condition": {
                "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${cognito-identity.amazonaws.com:sub}"},
                "Null": {"dynamodb:LeadingKeys": "false"}
              }
            }""";

    private TestTable() {}

    /** Adds the table to the template of an assembly, in place. */
    public static Path addTo(Path assembly) {
        Path file = assembly.resolve(SyncStack.NAME + ".template.json");
        try {
            JsonNode template = JSON.readTree(file.toFile());
            ObjectNode resources = (ObjectNode) template.get("Resources");
            for (JsonNode resource : resources) {
                for (JsonNode policy : resource.at("/Properties/Policies")) {
                    if (policy.at("/PolicyDocument/Statement") instanceof ArrayNode statements
                            && statements.findValuesAsText("Sid").contains("OwnDatasets")) {
                        statements.add(JSON.readTree(OWN_PARTITION));
                    }
                }
            }
            resources.set("TestTable", JSON.readTree(TABLE));
            JSON.writeValue(file.toFile(), template);
            return assembly;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
