"""Alerts: which alarms are told where and when, each once, with its evidence."""
