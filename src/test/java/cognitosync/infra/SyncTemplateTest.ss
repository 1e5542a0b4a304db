╔═ template_forADeviceCallback_isTheDefaultWithOneAddressMore ═╗
+    "DeviceCallback" : {
+      "Description" : "Where a sign-in from the command line returns to.",
+      "Value" : "http://localhost:8976/signed-in"
+        }, "http://localhost:8976/signed-in" ],
+    },
-        } ],
╔═ template_forDynamoDb_hasATableInsteadOfCognitoSync ═╗
+  "Description" : "DynamoDB: a background colour that follows a signed-in user.",
+    "Backend" : {
+      "Description" : "Service that stores the datasets.",
+      "Value" : "dynamodb"
+    "TableName" : {
+      "Description" : "Name of the table. Requests cost at most USD 592 a month in us-east-1, if they reach the ceilings of 86 read and 343 write units in every second.",
+        "Ref" : "Datasets0030EE04"
+      "Value" : {
+      }
+    "Datasets0030EE04" : {
+        "AttributeDefinitions" : [ {
+          "AttributeName" : "owner",
+          "AttributeType" : "S"
+          "AttributeName" : "item",
+          "AttributeType" : "S"
+        "BillingMode" : "PAY_PER_REQUEST",
+        "DeletionProtectionEnabled" : false,
+        "KeySchema" : [ {
+          "AttributeName" : "owner",
+          "KeyType" : "HASH"
+          "AttributeName" : "item",
+          "KeyType" : "RANGE"
+        "OnDemandThroughput" : {
+          "MaxReadRequestUnits" : 86,
+          "MaxWriteRequestUnits" : 343
+        "PointInTimeRecoverySpecification" : {
+          "PointInTimeRecoveryEnabled" : true
+      "Type" : "AWS::DynamoDB::Table",
+      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+      "DependsOn" : [ "Datasets0030EE04", "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
+            "Fn::Join" : [ "", [ "\"https://dynamodb.", {
+          "<<marker:0xbaba:9>>" : {
+            "Fn::Join" : [ "", [ "\"", {
+              "Ref" : "Datasets0030EE04"
+            }, "\"" ] ]
+        } ],
+              "Action" : [ "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query" ],
+              "Condition" : {
+                "ForAllValues:StringEquals" : {
+                  "dynamodb:LeadingKeys" : [ "${cognito-identity.amazonaws.com:sub}" ]
+                },
+                "Null" : {
+                  "dynamodb:LeadingKeys" : "false"
+                }
+                "Fn::GetAtt" : [ "Datasets0030EE04", "Arn" ]
+              },
+              "Sid" : "OwnPartition"
+          },
+        }, {
+        }, {
+        } ],
+    },
+        }
+    },
+      "DeletionPolicy" : "Delete",
+      "Properties" : {
+      },
+      "UpdateReplacePolicy" : "Delete"
-  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
-            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
-              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
-                "Fn::Join" : [ "", [ "arn:", {
-                  "Ref" : "AWS::Partition"
-                }, ":cognito-sync:", {
-                  "Ref" : "AWS::Region"
-                }, ":", {
-                  "Ref" : "AWS::AccountId"
-                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
-              "Sid" : "OwnDatasets"
-    "CognitoSyncExistsHere" : {
-      "Assertions" : [ {
-        "Assert" : {
-          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
-            "Ref" : "AWS::Region"
-          } ]
-        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
-      } ]
╔═ template_forPkce_isTheAcceptedOne ═╗
{
  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
  "Outputs" : {
    "BucketName" : {
      "Description" : "Name of the website's bucket.",
      "Value" : {
        "Ref" : "WebsiteBucket4326D7C2"
      }
    },
    "IdentityPoolId" : {
      "Description" : "Id of the identity pool.",
      "Value" : {
        "Ref" : "SyncIdentitiesPool09A336E2"
      }
    },
    "Region" : {
      "Description" : "Region of the stack.",
      "Value" : {
        "Ref" : "AWS::Region"
      }
    },
    "SignInUrl" : {
      "Description" : "The site, starting a sign-in at once.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html?sign-in" ] ]
      }
    },
    "SiteUrl" : {
      "Description" : "The site: open this.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html" ] ]
      }
    },
    "UserPoolClientId" : {
      "Description" : "Id of the site's app client.",
      "Value" : {
        "Ref" : "SignInSiteDD75ED5F"
      }
    },
    "UserPoolDomain" : {
      "Description" : "Where the sign-in pages are.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Ref" : "SignInUsersDomainF49EFCE4"
        }, ".auth.", {
          "Ref" : "AWS::Region"
        }, ".amazoncognito.com" ] ]
      }
    },
    "UserPoolId" : {
      "Description" : "Id of the user pool.",
      "Value" : {
        "Ref" : "SignInUsers1801E146"
      }
    },
    "WebsiteUrl" : {
      "Description" : "The website, over HTTP; it moves itself to SiteUrl.",
      "Value" : {
        "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "WebsiteURL" ]
      }
    }
  },
  "Parameters" : {
    "BootstrapVersion" : {
      "Default" : "/cdk-bootstrap/hnb659fds/version",
      "Description" : "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]",
      "Type" : "AWS::SSM::Parameter::Value<String>"
    }
  },
  "Resources" : {
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536" : {
      "DependsOn" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF", "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Environment" : {
          "Variables" : {
            "AWS_CA_BUNDLE" : "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
          }
        },
        "Handler" : "index.handler",
        "Layers" : [ {
          "Ref" : "SiteDeploymentAssetsAwsCliLayer85543508"
        } ],
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "SiteDeploymentLogsB947F421"
          }
        },
        "Role" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265", "Arn" ]
        },
        "Runtime" : "python3.13",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Join" : [ "", [ "arn:", {
            "Ref" : "AWS::Partition"
          }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" ] ]
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF" : {
      "Properties" : {
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : [ "s3:GetBucket*", "s3:GetObject*", "s3:List*" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              }, "/*" ] ]
            }, {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              } ] ]
            } ]
          }, {
            "Action" : [ "s3:Abort*", "s3:DeleteObject*", "s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionTagging" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          }, {
            "Action" : "logs:CreateLogGroup",
            "Effect" : "Deny",
            "Resource" : "*"
          } ],
          "Version" : "2012-10-17"
        },
        "PolicyName" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF",
        "Roles" : [ {
          "Ref" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265"
        } ]
      },
      "Type" : "AWS::IAM::Policy"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F" : {
      "DependsOn" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : {
          "Fn::Join" : [ "", [ "Lambda function for auto-deleting objects in ", {
            "Ref" : "WebsiteBucket4326D7C2"
          }, " S3 bucket." ] ]
        },
        "Handler" : "index.handler",
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "WebsiteLogs1E67B54F"
          }
        },
        "MemorySize" : 128,
        "Role" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
        },
        "Runtime" : "nodejs24.x",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Sub" : "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        } ],
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "logs:CreateLogGroup" ],
              "Effect" : "Deny",
              "Resource" : "*"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "Inline"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SignInLookF65479FE" : {
      "Properties" : {
        "ClientId" : {
          "Ref" : "SignInSiteDD75ED5F"
        },
        "UseCognitoProvidedValues" : true,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::ManagedLoginBranding"
    },
    "SignInSiteDD75ED5F" : {
      "Properties" : {
        "AccessTokenValidity" : 60,
        "AllowedOAuthFlows" : [ "code" ],
        "AllowedOAuthFlowsUserPoolClient" : true,
        "AllowedOAuthScopes" : [ "openid", "email", "profile" ],
        "AuthSessionValidity" : 3,
        "CallbackURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "EnableTokenRevocation" : true,
        "ExplicitAuthFlows" : [ "ALLOW_USER_SRP_AUTH" ],
        "GenerateSecret" : false,
        "IdTokenValidity" : 60,
        "LogoutURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "PreventUserExistenceErrors" : "ENABLED",
        "ReadAttributes" : [ "email", "email_verified", "name" ],
        "RefreshTokenRotation" : {
          "Feature" : "ENABLED",
          "RetryGracePeriodSeconds" : 10
        },
        "RefreshTokenValidity" : 1440,
        "SupportedIdentityProviders" : [ "COGNITO" ],
        "TokenValidityUnits" : {
          "AccessToken" : "minutes",
          "IdToken" : "minutes",
          "RefreshToken" : "minutes"
        },
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        },
        "WriteAttributes" : [ "email", "name" ]
      },
      "Type" : "AWS::Cognito::UserPoolClient"
    },
    "SignInUsers1801E146" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AccountRecoverySetting" : {
          "RecoveryMechanisms" : [ {
            "Name" : "verified_email",
            "Priority" : 1
          } ]
        },
        "AdminCreateUserConfig" : {
          "AllowAdminCreateUserOnly" : false
        },
        "AutoVerifiedAttributes" : [ "email" ],
        "DeletionProtection" : "INACTIVE",
        "EmailConfiguration" : {
          "EmailSendingAccount" : "COGNITO_DEFAULT"
        },
        "EmailVerificationMessage" : "Your code is {####}. Enter it on the page where you requested it.",
        "EmailVerificationSubject" : "Your code for Cognito Sync",
        "MfaConfiguration" : "OFF",
        "Policies" : {
          "PasswordPolicy" : {
            "MinimumLength" : 12,
            "PasswordHistorySize" : 5,
            "RequireLowercase" : true,
            "RequireNumbers" : true,
            "RequireSymbols" : true,
            "RequireUppercase" : true,
            "TemporaryPasswordValidityDays" : 1
          },
          "SignInPolicy" : {
            "AllowedFirstAuthFactors" : [ "PASSWORD" ]
          }
        },
        "Schema" : [ {
          "Mutable" : true,
          "Name" : "email",
          "Required" : true
        }, {
          "Mutable" : true,
          "Name" : "name",
          "Required" : true
        } ],
        "UserAttributeUpdateSettings" : {
          "AttributesRequireVerificationBeforeUpdate" : [ "email" ]
        },
        "UserPoolTier" : "ESSENTIALS",
        "UsernameAttributes" : [ "email" ],
        "UsernameConfiguration" : {
          "CaseSensitive" : false
        },
        "VerificationMessageTemplate" : {
          "DefaultEmailOption" : "CONFIRM_WITH_CODE",
          "EmailMessage" : "Your code is {####}. Enter it on the page where you requested it.",
          "EmailSubject" : "Your code for Cognito Sync"
        }
      },
      "Type" : "AWS::Cognito::UserPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SignInUsersDomainF49EFCE4" : {
      "Properties" : {
        "Domain" : {
          "Fn::Join" : [ "", [ "colour-", {
            "Fn::Select" : [ 2, {
              "Fn::Split" : [ "/", {
                "Ref" : "AWS::StackId"
              } ]
            } ]
          } ] ]
        },
        "ManagedLoginVersion" : 2,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::UserPoolDomain"
    },
    "SiteDeploymentAssetsAwsCliLayer85543508" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentAssetsCustomResourceE06E166B" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketKeyPrefix" : "assets",
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "OutputObjectKeys" : true,
        "Prune" : false,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceObjectKeys" : [ "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "max-age=31536000, immutable",
          "content-encoding" : "gzip"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentLogsB947F421" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentRootAwsCliLayerC31FEEEF" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentRootCustomResourceF99653F6" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "Exclude" : [ "assets/*" ],
        "OutputObjectKeys" : true,
        "Prune" : true,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceMarkers" : [ { }, {
          "<<marker:0xbaba:0>>" : {
            "Ref" : "SignInUsersDomainF49EFCE4"
          },
          "<<marker:0xbaba:1>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:2>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:3>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }
        }, {
          "<<marker:0xbaba:0>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "AWS::Region"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:1>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
            }, "/index.html\"" ] ]
          },
          "<<marker:0xbaba:2>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInUsers1801E146"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:3>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInSiteDD75ED5F"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Ref" : "SignInUsersDomainF49EFCE4"
            }, ".auth.", {
              "Ref" : "AWS::Region"
            }, ".amazoncognito.com\"" ] ]
          },
          "<<marker:0xbaba:5>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
            }, "\"" ] ]
          },
          "<<marker:0xbaba:6>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SyncIdentitiesPool09A336E2"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:7>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-identity.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          },
          "<<marker:0xbaba:8>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          }
        } ],
        "SourceMarkersConfig" : [ { }, { }, { } ],
        "SourceObjectKeys" : [ "HASH.zip", "HASH.zip", "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "no-cache"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesAuthenticated4D997389" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRoleWithWebIdentity",
            "Condition" : {
              "ForAnyValue:StringLike" : {
                "cognito-identity.amazonaws.com:amr" : "authenticated"
              },
              "StringEquals" : {
                "cognito-identity.amazonaws.com:aud" : {
                  "Ref" : "SyncIdentitiesPool09A336E2"
                }
              }
            },
            "Effect" : "Allow",
            "Principal" : {
              "Federated" : "cognito-identity.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "Description" : "What a signed-in user may do: read and write the datasets of the user's own identity.",
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
              "Effect" : "Allow",
              "Resource" : {
                "Fn::Join" : [ "", [ "arn:", {
                  "Ref" : "AWS::Partition"
                }, ":cognito-sync:", {
                  "Ref" : "AWS::Region"
                }, ":", {
                  "Ref" : "AWS::AccountId"
                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
              },
              "Sid" : "OwnDatasets"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "OwnDatasets"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SyncIdentitiesPool09A336E2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AllowClassicFlow" : false,
        "AllowUnauthenticatedIdentities" : false,
        "CognitoIdentityProviders" : [ {
          "ClientId" : {
            "Ref" : "SignInSiteDD75ED5F"
          },
          "ProviderName" : {
            "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
          },
          "ServerSideTokenCheck" : true
        } ]
      },
      "Type" : "AWS::Cognito::IdentityPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesRoles1DB24EA7" : {
      "Properties" : {
        "IdentityPoolId" : {
          "Ref" : "SyncIdentitiesPool09A336E2"
        },
        "Roles" : {
          "authenticated" : {
            "Fn::GetAtt" : [ "SyncIdentitiesAuthenticated4D997389", "Arn" ]
          }
        }
      },
      "Type" : "AWS::Cognito::IdentityPoolRoleAttachment"
    },
    "WebsiteBucket4326D7C2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "BucketEncryption" : {
          "ServerSideEncryptionConfiguration" : [ {
            "ServerSideEncryptionByDefault" : {
              "SSEAlgorithm" : "AES256"
            }
          } ]
        },
        "OwnershipControls" : {
          "Rules" : [ {
            "ObjectOwnership" : "BucketOwnerEnforced"
          } ]
        },
        "PublicAccessBlockConfiguration" : {
          "BlockPublicAcls" : true,
          "BlockPublicPolicy" : false,
          "IgnorePublicAcls" : true,
          "RestrictPublicBuckets" : false
        },
        "Tags" : [ {
          "Key" : "aws-cdk:auto-delete-objects",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:86ec9f7d",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:assets:38c2403b",
          "Value" : "true"
        } ],
        "WebsiteConfiguration" : {
          "ErrorDocument" : "error.html",
          "IndexDocument" : "index.html"
        }
      },
      "Type" : "AWS::S3::Bucket",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketAutoDeleteObjectsCustomResource3EDCE40D" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "BucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F", "Arn" ]
        }
      },
      "Type" : "Custom::S3AutoDeleteObjects",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketPolicy68FC39D1" : {
      "Properties" : {
        "Bucket" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : "s3:GetObject",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Resource" : {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            }
          }, {
            "Action" : [ "s3:DeleteObject*", "s3:GetBucket*", "s3:List*", "s3:PutBucketPolicy" ],
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : {
                "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
              }
            },
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          } ],
          "Version" : "2012-10-17"
        }
      },
      "Type" : "AWS::S3::BucketPolicy"
    },
    "WebsiteLogs1E67B54F" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    }
  },
  "Rules" : {
    "CheckBootstrapVersion" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Not" : [ {
            "Fn::Contains" : [ [ "1", "2", "3", "4", "5" ], {
              "Ref" : "BootstrapVersion"
            } ]
          } ]
        },
        "AssertDescription" : "CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI."
      } ]
    },
    "CognitoSyncExistsHere" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
            "Ref" : "AWS::Region"
          } ]
        },
        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
      } ]
    }
  }
}
╔═ template_forTheImplicitGrant_isTheAcceptedOne ═╗
{
  "Description" : "Cognito Sync: a background colour that follows a signed-in user.",
  "Outputs" : {
    "BucketName" : {
      "Description" : "Name of the website's bucket.",
      "Value" : {
        "Ref" : "WebsiteBucket4326D7C2"
      }
    },
    "IdentityPoolId" : {
      "Description" : "Id of the identity pool.",
      "Value" : {
        "Ref" : "SyncIdentitiesPool09A336E2"
      }
    },
    "Region" : {
      "Description" : "Region of the stack.",
      "Value" : {
        "Ref" : "AWS::Region"
      }
    },
    "SignInUrl" : {
      "Description" : "The site, starting a sign-in at once.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html?sign-in" ] ]
      }
    },
    "SiteUrl" : {
      "Description" : "The site: open this.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
        }, "/index.html" ] ]
      }
    },
    "UserPoolClientId" : {
      "Description" : "Id of the site's app client.",
      "Value" : {
        "Ref" : "SignInSiteDD75ED5F"
      }
    },
    "UserPoolDomain" : {
      "Description" : "Where the sign-in pages are.",
      "Value" : {
        "Fn::Join" : [ "", [ "https://", {
          "Ref" : "SignInUsersDomainF49EFCE4"
        }, ".auth.", {
          "Ref" : "AWS::Region"
        }, ".amazoncognito.com" ] ]
      }
    },
    "UserPoolId" : {
      "Description" : "Id of the user pool.",
      "Value" : {
        "Ref" : "SignInUsers1801E146"
      }
    },
    "WebsiteUrl" : {
      "Description" : "The website, over HTTP; it moves itself to SiteUrl.",
      "Value" : {
        "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "WebsiteURL" ]
      }
    }
  },
  "Parameters" : {
    "BootstrapVersion" : {
      "Default" : "/cdk-bootstrap/hnb659fds/version",
      "Description" : "Version of the CDK Bootstrap resources in this environment, automatically retrieved from SSM Parameter Store. [cdk:skip]",
      "Type" : "AWS::SSM::Parameter::Value<String>"
    }
  },
  "Resources" : {
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536" : {
      "DependsOn" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF", "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Environment" : {
          "Variables" : {
            "AWS_CA_BUNDLE" : "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"
          }
        },
        "Handler" : "index.handler",
        "Layers" : [ {
          "Ref" : "SiteDeploymentAssetsAwsCliLayer85543508"
        } ],
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "SiteDeploymentLogsB947F421"
          }
        },
        "Role" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265", "Arn" ]
        },
        "Runtime" : "python3.13",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Join" : [ "", [ "arn:", {
            "Ref" : "AWS::Partition"
          }, ":iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" ] ]
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF" : {
      "Properties" : {
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : [ "s3:GetBucket*", "s3:GetObject*", "s3:List*" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              }, "/*" ] ]
            }, {
              "Fn::Join" : [ "", [ "arn:", {
                "Ref" : "AWS::Partition"
              }, ":s3:::", {
                "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
              } ] ]
            } ]
          }, {
            "Action" : [ "s3:Abort*", "s3:DeleteObject*", "s3:GetBucket*", "s3:GetObject*", "s3:List*", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:PutObjectTagging", "s3:PutObjectVersionTagging" ],
            "Effect" : "Allow",
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          }, {
            "Action" : "logs:CreateLogGroup",
            "Effect" : "Deny",
            "Resource" : "*"
          } ],
          "Version" : "2012-10-17"
        },
        "PolicyName" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRoleDefaultPolicy88902FDF",
        "Roles" : [ {
          "Ref" : "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756CServiceRole89A01265"
        } ]
      },
      "Type" : "AWS::IAM::Policy"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F" : {
      "DependsOn" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" ],
      "Properties" : {
        "Code" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : {
          "Fn::Join" : [ "", [ "Lambda function for auto-deleting objects in ", {
            "Ref" : "WebsiteBucket4326D7C2"
          }, " S3 bucket." ] ]
        },
        "Handler" : "index.handler",
        "LoggingConfig" : {
          "LogGroup" : {
            "Ref" : "WebsiteLogs1E67B54F"
          }
        },
        "MemorySize" : 128,
        "Role" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
        },
        "Runtime" : "nodejs24.x",
        "Timeout" : 900
      },
      "Type" : "AWS::Lambda::Function"
    },
    "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRole",
            "Effect" : "Allow",
            "Principal" : {
              "Service" : "lambda.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "ManagedPolicyArns" : [ {
          "Fn::Sub" : "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
        } ],
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "logs:CreateLogGroup" ],
              "Effect" : "Deny",
              "Resource" : "*"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "Inline"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SignInLookF65479FE" : {
      "Properties" : {
        "ClientId" : {
          "Ref" : "SignInSiteDD75ED5F"
        },
        "UseCognitoProvidedValues" : true,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::ManagedLoginBranding"
    },
    "SignInSiteDD75ED5F" : {
      "Properties" : {
        "AccessTokenValidity" : 60,
        "AllowedOAuthFlows" : [ "implicit" ],
        "AllowedOAuthFlowsUserPoolClient" : true,
        "AllowedOAuthScopes" : [ "openid", "email", "profile" ],
        "AuthSessionValidity" : 3,
        "CallbackURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "EnableTokenRevocation" : true,
        "ExplicitAuthFlows" : [ "ALLOW_USER_SRP_AUTH" ],
        "GenerateSecret" : false,
        "IdTokenValidity" : 60,
        "LogoutURLs" : [ {
          "Fn::Join" : [ "", [ "https://", {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }, "/index.html" ] ]
        } ],
        "PreventUserExistenceErrors" : "ENABLED",
        "ReadAttributes" : [ "email", "email_verified", "name" ],
        "RefreshTokenRotation" : {
          "Feature" : "ENABLED",
          "RetryGracePeriodSeconds" : 10
        },
        "RefreshTokenValidity" : 1440,
        "SupportedIdentityProviders" : [ "COGNITO" ],
        "TokenValidityUnits" : {
          "AccessToken" : "minutes",
          "IdToken" : "minutes",
          "RefreshToken" : "minutes"
        },
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        },
        "WriteAttributes" : [ "email", "name" ]
      },
      "Type" : "AWS::Cognito::UserPoolClient"
    },
    "SignInUsers1801E146" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AccountRecoverySetting" : {
          "RecoveryMechanisms" : [ {
            "Name" : "verified_email",
            "Priority" : 1
          } ]
        },
        "AdminCreateUserConfig" : {
          "AllowAdminCreateUserOnly" : false
        },
        "AutoVerifiedAttributes" : [ "email" ],
        "DeletionProtection" : "INACTIVE",
        "EmailConfiguration" : {
          "EmailSendingAccount" : "COGNITO_DEFAULT"
        },
        "EmailVerificationMessage" : "Your code is {####}. Enter it on the page where you requested it.",
        "EmailVerificationSubject" : "Your code for Cognito Sync",
        "MfaConfiguration" : "OFF",
        "Policies" : {
          "PasswordPolicy" : {
            "MinimumLength" : 12,
            "PasswordHistorySize" : 5,
            "RequireLowercase" : true,
            "RequireNumbers" : true,
            "RequireSymbols" : true,
            "RequireUppercase" : true,
            "TemporaryPasswordValidityDays" : 1
          },
          "SignInPolicy" : {
            "AllowedFirstAuthFactors" : [ "PASSWORD" ]
          }
        },
        "Schema" : [ {
          "Mutable" : true,
          "Name" : "email",
          "Required" : true
        }, {
          "Mutable" : true,
          "Name" : "name",
          "Required" : true
        } ],
        "UserAttributeUpdateSettings" : {
          "AttributesRequireVerificationBeforeUpdate" : [ "email" ]
        },
        "UserPoolTier" : "ESSENTIALS",
        "UsernameAttributes" : [ "email" ],
        "UsernameConfiguration" : {
          "CaseSensitive" : false
        },
        "VerificationMessageTemplate" : {
          "DefaultEmailOption" : "CONFIRM_WITH_CODE",
          "EmailMessage" : "Your code is {####}. Enter it on the page where you requested it.",
          "EmailSubject" : "Your code for Cognito Sync"
        }
      },
      "Type" : "AWS::Cognito::UserPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SignInUsersDomainF49EFCE4" : {
      "Properties" : {
        "Domain" : {
          "Fn::Join" : [ "", [ "colour-", {
            "Fn::Select" : [ 2, {
              "Fn::Split" : [ "/", {
                "Ref" : "AWS::StackId"
              } ]
            } ]
          } ] ]
        },
        "ManagedLoginVersion" : 2,
        "UserPoolId" : {
          "Ref" : "SignInUsers1801E146"
        }
      },
      "Type" : "AWS::Cognito::UserPoolDomain"
    },
    "SiteDeploymentAssetsAwsCliLayer85543508" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentAssetsCustomResourceE06E166B" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketKeyPrefix" : "assets",
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "OutputObjectKeys" : true,
        "Prune" : false,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceObjectKeys" : [ "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "max-age=31536000, immutable",
          "content-encoding" : "gzip"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentLogsB947F421" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    },
    "SiteDeploymentRootAwsCliLayerC31FEEEF" : {
      "Properties" : {
        "Content" : {
          "S3Bucket" : {
            "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
          },
          "S3Key" : "HASH.zip"
        },
        "Description" : "/opt/awscli/aws"
      },
      "Type" : "AWS::Lambda::LayerVersion"
    },
    "SiteDeploymentRootCustomResourceF99653F6" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "SignInLookF65479FE", "SignInUsersDomainF49EFCE4", "SiteDeploymentAssetsCustomResourceE06E166B", "SyncIdentitiesRoles1DB24EA7", "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "DestinationBucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "Exclude" : [ "assets/*" ],
        "OutputObjectKeys" : true,
        "Prune" : true,
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536", "Arn" ]
        },
        "SourceBucketNames" : [ {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        }, {
          "Fn::Sub" : "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"
        } ],
        "SourceMarkers" : [ { }, {
          "<<marker:0xbaba:0>>" : {
            "Ref" : "SignInUsersDomainF49EFCE4"
          },
          "<<marker:0xbaba:1>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:2>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:3>>" : {
            "Ref" : "AWS::Region"
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
          }
        }, {
          "<<marker:0xbaba:0>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "AWS::Region"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:1>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "RegionalDomainName" ]
            }, "/index.html\"" ] ]
          },
          "<<marker:0xbaba:2>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInUsers1801E146"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:3>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SignInSiteDD75ED5F"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:4>>" : {
            "Fn::Join" : [ "", [ "\"https://", {
              "Ref" : "SignInUsersDomainF49EFCE4"
            }, ".auth.", {
              "Ref" : "AWS::Region"
            }, ".amazoncognito.com\"" ] ]
          },
          "<<marker:0xbaba:5>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
            }, "\"" ] ]
          },
          "<<marker:0xbaba:6>>" : {
            "Fn::Join" : [ "", [ "\"", {
              "Ref" : "SyncIdentitiesPool09A336E2"
            }, "\"" ] ]
          },
          "<<marker:0xbaba:7>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-identity.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          },
          "<<marker:0xbaba:8>>" : {
            "Fn::Join" : [ "", [ "\"https://cognito-sync.", {
              "Ref" : "AWS::Region"
            }, ".amazonaws.com\"" ] ]
          }
        } ],
        "SourceMarkersConfig" : [ { }, { }, { } ],
        "SourceObjectKeys" : [ "HASH.zip", "HASH.zip", "HASH.zip" ],
        "SystemMetadata" : {
          "cache-control" : "no-cache"
        },
        "WaitForDistributionInvalidation" : true
      },
      "Type" : "Custom::CDKBucketDeployment",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesAuthenticated4D997389" : {
      "Properties" : {
        "AssumeRolePolicyDocument" : {
          "Statement" : [ {
            "Action" : "sts:AssumeRoleWithWebIdentity",
            "Condition" : {
              "ForAnyValue:StringLike" : {
                "cognito-identity.amazonaws.com:amr" : "authenticated"
              },
              "StringEquals" : {
                "cognito-identity.amazonaws.com:aud" : {
                  "Ref" : "SyncIdentitiesPool09A336E2"
                }
              }
            },
            "Effect" : "Allow",
            "Principal" : {
              "Federated" : "cognito-identity.amazonaws.com"
            }
          } ],
          "Version" : "2012-10-17"
        },
        "Description" : "What a signed-in user may do: read and write the datasets of the user's own identity.",
        "Policies" : [ {
          "PolicyDocument" : {
            "Statement" : [ {
              "Action" : [ "cognito-sync:DeleteDataset", "cognito-sync:DescribeDataset", "cognito-sync:ListDatasets", "cognito-sync:ListRecords", "cognito-sync:UpdateRecords" ],
              "Effect" : "Allow",
              "Resource" : {
                "Fn::Join" : [ "", [ "arn:", {
                  "Ref" : "AWS::Partition"
                }, ":cognito-sync:", {
                  "Ref" : "AWS::Region"
                }, ":", {
                  "Ref" : "AWS::AccountId"
                }, ":identitypool/${cognito-identity.amazonaws.com:aud}/identity/${cognito-identity.amazonaws.com:sub}/*" ] ]
              },
              "Sid" : "OwnDatasets"
            } ],
            "Version" : "2012-10-17"
          },
          "PolicyName" : "OwnDatasets"
        } ]
      },
      "Type" : "AWS::IAM::Role"
    },
    "SyncIdentitiesPool09A336E2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "AllowClassicFlow" : false,
        "AllowUnauthenticatedIdentities" : false,
        "CognitoIdentityProviders" : [ {
          "ClientId" : {
            "Ref" : "SignInSiteDD75ED5F"
          },
          "ProviderName" : {
            "Fn::GetAtt" : [ "SignInUsers1801E146", "ProviderName" ]
          },
          "ServerSideTokenCheck" : true
        } ]
      },
      "Type" : "AWS::Cognito::IdentityPool",
      "UpdateReplacePolicy" : "Delete"
    },
    "SyncIdentitiesRoles1DB24EA7" : {
      "Properties" : {
        "IdentityPoolId" : {
          "Ref" : "SyncIdentitiesPool09A336E2"
        },
        "Roles" : {
          "authenticated" : {
            "Fn::GetAtt" : [ "SyncIdentitiesAuthenticated4D997389", "Arn" ]
          }
        }
      },
      "Type" : "AWS::Cognito::IdentityPoolRoleAttachment"
    },
    "WebsiteBucket4326D7C2" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "BucketEncryption" : {
          "ServerSideEncryptionConfiguration" : [ {
            "ServerSideEncryptionByDefault" : {
              "SSEAlgorithm" : "AES256"
            }
          } ]
        },
        "OwnershipControls" : {
          "Rules" : [ {
            "ObjectOwnership" : "BucketOwnerEnforced"
          } ]
        },
        "PublicAccessBlockConfiguration" : {
          "BlockPublicAcls" : true,
          "BlockPublicPolicy" : false,
          "IgnorePublicAcls" : true,
          "RestrictPublicBuckets" : false
        },
        "Tags" : [ {
          "Key" : "aws-cdk:auto-delete-objects",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:86ec9f7d",
          "Value" : "true"
        }, {
          "Key" : "aws-cdk:cr-owned:assets:38c2403b",
          "Value" : "true"
        } ],
        "WebsiteConfiguration" : {
          "ErrorDocument" : "error.html",
          "IndexDocument" : "index.html"
        }
      },
      "Type" : "AWS::S3::Bucket",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketAutoDeleteObjectsCustomResource3EDCE40D" : {
      "DeletionPolicy" : "Delete",
      "DependsOn" : [ "WebsiteBucketPolicy68FC39D1" ],
      "Properties" : {
        "BucketName" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "ServiceToken" : {
          "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderHandler9D90184F", "Arn" ]
        }
      },
      "Type" : "Custom::S3AutoDeleteObjects",
      "UpdateReplacePolicy" : "Delete"
    },
    "WebsiteBucketPolicy68FC39D1" : {
      "Properties" : {
        "Bucket" : {
          "Ref" : "WebsiteBucket4326D7C2"
        },
        "PolicyDocument" : {
          "Statement" : [ {
            "Action" : "s3:GetObject",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Resource" : {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            }
          }, {
            "Action" : [ "s3:DeleteObject*", "s3:GetBucket*", "s3:List*", "s3:PutBucketPolicy" ],
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : {
                "Fn::GetAtt" : [ "CustomS3AutoDeleteObjectsCustomResourceProviderRole3B1BD092", "Arn" ]
              }
            },
            "Resource" : [ {
              "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
            }, {
              "Fn::Join" : [ "", [ {
                "Fn::GetAtt" : [ "WebsiteBucket4326D7C2", "Arn" ]
              }, "/*" ] ]
            } ]
          } ],
          "Version" : "2012-10-17"
        }
      },
      "Type" : "AWS::S3::BucketPolicy"
    },
    "WebsiteLogs1E67B54F" : {
      "DeletionPolicy" : "Delete",
      "Properties" : {
        "RetentionInDays" : 7
      },
      "Type" : "AWS::Logs::LogGroup",
      "UpdateReplacePolicy" : "Delete"
    }
  },
  "Rules" : {
    "CheckBootstrapVersion" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Not" : [ {
            "Fn::Contains" : [ [ "1", "2", "3", "4", "5" ], {
              "Ref" : "BootstrapVersion"
            } ]
          } ]
        },
        "AssertDescription" : "CDK bootstrap stack version 6 required. Please run 'cdk bootstrap' with a recent version of the CDK CLI."
      } ]
    },
    "CognitoSyncExistsHere" : {
      "Assertions" : [ {
        "Assert" : {
          "Fn::Contains" : [ [ "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "eu-central-1", "eu-west-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-2" ], {
            "Ref" : "AWS::Region"
          } ]
        },
        "AssertDescription" : "Cognito Sync does not exist in this region: deploy to one of ap-northeast-1, ap-northeast-2, ap-south-1, ap-southeast-1, ap-southeast-2, eu-central-1, eu-west-1, eu-west-2, us-east-1, us-east-2, us-west-2."
      } ]
    }
  }
}
╔═ [end of file] ═╗
