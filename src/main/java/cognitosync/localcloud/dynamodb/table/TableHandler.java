package cognitosync.localcloud.dynamodb.table;

import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys tables. Indexes, streams, replicas, imports and resource policies are in neither list, so a deployment that has one fails and
 * names it.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html">AWS::DynamoDB::Table</a>
 */
public record TableHandler(Tables tables) implements ResourceHandler {
    private static final int LONGEST_NAME = 255;

    @Override
    public String type() {
        return "AWS::DynamoDB::Table";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "AttributeDefinitions.AttributeName",
                        "AttributeDefinitions.AttributeType",
                        "BillingMode",
                        "DeletionProtectionEnabled",
                        "KeySchema.AttributeName",
                        "KeySchema.KeyType",
                        "OnDemandThroughput.MaxReadRequestUnits",
                        "OnDemandThroughput.MaxWriteRequestUnits",
                        "ProvisionedThroughput.ReadCapacityUnits",
                        "ProvisionedThroughput.WriteCapacityUnits",
                        "TableName",
                        "TimeToLiveSpecification.AttributeName",
                        "TimeToLiveSpecification.Enabled"),
                Map.of(
                        "ContributorInsightsSpecification.*", "insights are not collected here",
                        "PointInTimeRecoverySpecification.*", "there are no backups here",
                        "SSESpecification.*", "at rest, items lie in a file that only its owner can read",
                        "TableClass", "nothing is billed here",
                        "Tags.*", "no policy here uses the tags of a table",
                        "WarmThroughput.*", "there is no capacity to warm here"));
    }

    // Without indexes, the definitions are those of the key, which AWS cannot change in place.
    @Override
    public Set<String> replacedBy() {
        return Set.of("AttributeDefinitions", "KeySchema", "TableName");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        String name = name(declaration);
        Table.Settings settings = new TableSettingsReader(declaration).read();
        Optional<Table> present = tables.find(name);
        if (declaration.existing().isEmpty() && present.isPresent()) {
            throw new DeploymentException("a table " + name + " exists already; choose another TableName.");
        }
        present.ifPresent(table -> requireSameExpiry(name, table.settings(), settings));
        tables.put(name, settings);
        return new Resource(name, Map.of("Arn", TextNode.valueOf(tables.arn(name))));
    }

    private static String name(Declaration declaration) {
        JsonNode given = declaration.properties().path("TableName");
        if (given.isMissingNode()) {
            return declaration.existing().map(Resource::physicalId).orElseGet(() -> declaration.newName(LONGEST_NAME));
        }
        if (!TableName.isWellFormed(given.asText())) {
            throw new DeploymentException("the TableName " + given.asText()
                    + " is not allowed: 3 to 255 letters, digits, underscores, hyphens and dots.");
        }
        return given.asText();
    }

    private static void requireSameExpiry(String name, Table.Settings before, Table.Settings after) {
        if (before.timeToLive().isPresent()
                && after.timeToLive().isPresent()
                && !before.timeToLive().equals(after.timeToLive())) {
            throw new DeploymentException("TimeToLive is active on a different AttributeName of the table " + name
                    + ": current AttributeName is " + before.timeToLive().orElseThrow()
                    + ". First deploy it with Enabled set to false.");
        }
    }

    @Override
    public void delete(String physicalId) {
        if (tables.find(physicalId)
                .filter(table -> table.settings().isProtected())
                .isPresent()) {
            throw new DeploymentException("The table " + physicalId
                    + " is protected from deletion; first deploy it with DeletionProtectionEnabled set to false.");
        }
        tables.delete(physicalId);
    }
}
