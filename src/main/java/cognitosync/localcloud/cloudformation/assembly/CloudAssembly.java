package cognitosync.localcloud.cloudformation.assembly;

import cognitosync.localcloud.cloudformation.assembly.AssemblyStack.FileAsset;
import cognitosync.localcloud.cloudformation.template.DeploymentException;
import cognitosync.localcloud.cloudformation.template.Template;
import cognitosync.localcloud.messages.Messages;
import cognitosync.localcloud.protocol.JsonProtocol;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CDK app synthesizes: the folder {@code cdk.out}.
 *
 * @param folder the folder
 * @param stacks in the order of its manifest
 * @see <a href="https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema">Cloud assembly schema</a>
 */
public record CloudAssembly(Path folder, List<AssemblyStack> stacks) {
    /** The newest schema that is supported; the CDK command line refuses newer ones, too. */
    private static final int NEWEST_SCHEMA = 54;

    private static final String STACK = "aws:cloudformation:stack";
    private static final String ASSETS = "cdk:asset-manifest";
    private static final List<String> WITHOUT_EFFECT = List.of(ASSETS, "cdk:tree", "cdk:feature-flag-report");

    /**
     * Reads an assembly.
     *
     * @throws DeploymentException where it is broken, in one sentence
     */
    public static CloudAssembly read(Path folder) {
        JsonNode manifest = json(folder, "manifest.json");
        checkVersion(folder, manifest.path("version").asText());
        if (!manifest.path("missing").isEmpty()) {
            throw broken(folder, Messages.text("terminal.assembly.lookups"));
        }
        List<AssemblyStack> stacks = new ArrayList<>();
        manifest.path("artifacts").properties().forEach(artifact -> {
            String type = artifact.getValue().path("type").asText();
            if (type.equals(STACK)) {
                stacks.add(stack(folder, manifest, artifact.getKey(), artifact.getValue()));
            } else if (!WITHOUT_EFFECT.contains(type)) {
                throw broken(folder, Messages.text("terminal.assembly.artifact", artifact.getKey(), type));
            }
        });
        if (stacks.isEmpty()) {
            throw broken(folder, Messages.text("terminal.assembly.no-stack"));
        }
        return new CloudAssembly(folder, List.copyOf(stacks));
    }

    /** The stack of that name. */
    public Optional<AssemblyStack> stack(String name) {
        return stacks.stream().filter(stack -> stack.name().equals(name)).findFirst();
    }

    private static void checkVersion(Path folder, String version) {
        if (!version.matches("\\d{1,5}(\\.\\d{1,5}){2}")) {
            throw broken(folder, Messages.text("terminal.assembly.no-schema"));
        }
        int major = Integer.parseInt(version.substring(0, version.indexOf('.')));
        if (major > NEWEST_SCHEMA) {
            throw broken(folder, Messages.text("terminal.assembly.newer-schema", version, NEWEST_SCHEMA));
        }
    }

    private static AssemblyStack stack(Path folder, JsonNode manifest, String id, JsonNode artifact) {
        JsonNode properties = artifact.path("properties");
        if (!properties.path("notificationArns").isEmpty()) {
            throw broken(folder, Messages.text("terminal.assembly.notifications", id));
        }
        List<FileAsset> assets = new ArrayList<>();
        for (JsonNode dependency : artifact.path("dependencies")) {
            JsonNode other = manifest.path("artifacts").path(dependency.asText());
            if (other.path("type").asText().equals(ASSETS)) {
                assets.addAll(
                        assets(folder, other.path("properties").path("file").asText()));
            }
        }
        return new AssemblyStack(
                properties.path("stackName").asText(id),
                Template.parse(
                        json(folder, properties.path("templateFile").asText()), constructPaths(folder, artifact)),
                texts(properties.path("parameters")),
                texts(properties.path("tags")),
                properties.path("terminationProtection").asBoolean(),
                assets);
    }

    private static Map<String, String> texts(JsonNode members) {
        Map<String, String> texts = new HashMap<>();
        members.properties()
                .forEach(member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }

    private static List<FileAsset> assets(Path folder, String file) {
        JsonNode manifest = json(folder, file);
        if (!manifest.path("dockerImages").isEmpty()) {
            throw broken(folder, Messages.text("terminal.assembly.images"));
        }
        List<FileAsset> assets = new ArrayList<>();
        for (JsonNode asset : manifest.path("files")) {
            Path source = folder.resolve(asset.path("source").path("path").asText());
            if (!asset.path("source").has("path") || !Files.exists(source)) {
                throw broken(
                        folder,
                        Messages.text(
                                "terminal.assembly.asset-missing",
                                asset.path("displayName").asText(file)));
            }
            for (JsonNode destination : asset.path("destinations")) {
                assets.add(new FileAsset(
                        destination.path("bucketName").asText(),
                        destination.path("objectKey").asText(),
                        source));
            }
        }
        return assets;
    }

    // Newer assemblies keep metadata in a file of its own, older ones in the manifest.
    private static Map<String, String> constructPaths(Path folder, JsonNode artifact) {
        Map<String, String> paths = new HashMap<>();
        JsonNode file = artifact.path("additionalMetadataFile");
        List.of(artifact.path("metadata"), file.isTextual() ? json(folder, file.asText()) : file)
                .forEach(metadata -> metadata.properties()
                        .forEach(construct -> construct.getValue().forEach(entry -> {
                            if (entry.path("type").asText().equals("aws:cdk:logicalId")) {
                                paths.put(
                                        entry.path("data").asText(),
                                        construct.getKey().substring(1));
                            }
                        })));
        return paths;
    }

    private static JsonNode json(Path folder, String file) {
        try {
            return JsonProtocol.MAPPER.readTree(Files.readAllBytes(folder.resolve(file)));
        } catch (NoSuchFileException e) {
            throw broken(folder, Messages.text("terminal.assembly.file-missing", file));
        } catch (IOException e) {
            throw new DeploymentException(sentence(folder, Messages.text("terminal.assembly.not-json", file)), e);
        }
    }

    private static DeploymentException broken(Path folder, String why) {
        return new DeploymentException(sentence(folder, why));
    }

    private static String sentence(Path folder, String why) {
        return Messages.text("terminal.assembly.broken", folder, why);
    }
}
