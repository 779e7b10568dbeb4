# Queue and worker of the WhatsApp gateway. HCL has no language of its own in every editor.
locals {
  graph_url = "https://graph.facebook.com/v21.0"
  max_batch = 80
}

resource "aws_sqs_queue" "whatsapp" {
  name                       = "whatsapp-outbox"
  visibility_timeout_seconds = 190
  message_retention_seconds  = 131072
  max_message_size           = 131072
  delay_seconds              = 0
  receive_wait_time_seconds  = 10
  redrive_policy             = jsonencode({ deadLetterTargetArn = aws_sqs_queue.dead.arn, maxReceiveCount = 4 })
}

resource "aws_lambda_function" "sender" {
  function_name                  = "whatsapp-sender"
  memory_size                    = 512
  timeout                        = 100
  reserved_concurrent_executions = 10
  environment {
    variables = { GRAPH_URL = local.graph_url, RETRIES = "4", PAGE_SIZE = "100" }
  }
}

resource "aws_cloudwatch_metric_alarm" "failed" {
  alarm_name          = "whatsapp-failed"
  evaluation_periods  = 2
  period              = 200
  threshold           = 100
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_security_group_rule" "postgres" {
  from_port   = 5432
  to_port     = 5432
  cidr_blocks = ["10.0.4.0/24", "10.33.190.0/24"]
}
