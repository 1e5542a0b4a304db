package cognitosync.localcloud.appsync.api;

import cognitosync.localcloud.appsync.api.GraphqlApi.DataSource;
import cognitosync.localcloud.cloudformation.resource.Declaration;
import cognitosync.localcloud.cloudformation.resource.PropertyNames;
import cognitosync.localcloud.cloudformation.resource.Resource;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deploys data sources: tables of DynamoDB, and NONE. Versioned ones and other services are refused.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-datasource.html">AWS::AppSync::DataSource</a>
 */
record DataSourceHandler(ApiResources resources) implements ResourceHandler {
    private static final String DYNAMODB = "AMAZON_DYNAMODB";

    @Override
    public String type() {
        return "AWS::AppSync::DataSource";
    }

    @Override
    public PropertyNames properties() {
        return new PropertyNames(
                Set.of(
                        "ApiId",
                        "DynamoDBConfig.AwsRegion",
                        "DynamoDBConfig.TableName",
                        "DynamoDBConfig.UseCallerCredentials",
                        "Name",
                        "ServiceRoleArn",
                        "Type"),
                Map.of("Description", "for people", "MetricsConfig", "there is no CloudWatch here"));
    }

    @Override
    public Set<String> replacedBy() {
        return Set.of("ApiId", "Name");
    }

    @Override
    public Resource deploy(Declaration declaration) {
        ApiProperties properties = resources.properties(declaration);
        GraphqlApi api = properties.api();
        String name = properties.name("Name");
        DataSource dataSource = dataSource(properties);
        if (declaration.existing().isEmpty() && api.dataSources().containsKey(name)) {
            throw properties.refused("Data source with name " + name + " already exists.");
        }
        resources.apis().putDataSource(api.apiId(), name, dataSource);
        String arn = ApiArn.of(api.apiId(), "datasources", name)
                .in(declaration.stack().account());
        return new Resource(arn, Map.of("DataSourceArn", TextNode.valueOf(arn), "Name", TextNode.valueOf(name)));
    }

    private static DataSource dataSource(ApiProperties properties) {
        properties.required("Type");
        if (!properties.oneOf("Type", Set.of("NONE", DYNAMODB), "").equals(DYNAMODB)) {
            return new DataSource(properties.text("ServiceRoleArn"), Optional.empty());
        }
        JsonNode table = properties.at("DynamoDBConfig");
        String region = properties.declaration().stack().account().region();
        if (!table.path("AwsRegion").asText().equals(region)) {
            throw properties.refused("The AwsRegion of DynamoDBConfig must be " + region + ", which alone is here.");
        }
        if (table.path("UseCallerCredentials").asText().equalsIgnoreCase("true")) {
            throw properties.refused("UseCallerCredentials of DynamoDBConfig is not supported here.");
        }
        if (!table.hasNonNull("TableName")) {
            throw properties.refused("The TableName of DynamoDBConfig is required.");
        }
        return new DataSource(
                Optional.of(properties.required("ServiceRoleArn")),
                Optional.of(table.path("TableName").asText()));
    }

    @Override
    public void delete(String physicalId) {
        ApiArn arn = ApiArn.parse(physicalId);
        resources.apis().deleteDataSource(arn.apiId(), arn.last());
    }
}
